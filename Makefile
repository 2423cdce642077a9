# The commands of the house. `make run` and `make test` are the two that a newcomer needs.
GO      ?= go
NPM     ?= npm
LINTER  := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
WEB_SRC := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

# One set of flags for all of Go but the race detector: what one command compiled the next one finds.
export GOFLAGS := -trimpath
export CGO_ENABLED := 0

.DEFAULT_GOAL := help
.PHONY: help run dev build test check bench go-test fault-test race web-test browser-test test-deps soak fuzz alerts shots generate sbom reproducible clean

help: ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/ —/' | sed 's/^/make /'

run: build ## build everything and start the demo (needs Go and Node only)
	./bin/candor demo

dev: build ## the web app with hot reload before the demo (CANDOR_API=http://localhost:5050: before a server that runs)
	scripts/dev

build: web/dist/index.html ## build the web app and the binary into bin/candor
	$(GO) build -o bin/candor ./cmd/candor

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && $(NPM) ci --no-audit --no-fund
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SRC)
	cd web && $(NPM) run --silent build
	@touch $@

test: test-deps check ## install what tests need and run everything (Debian packages need root)
	$(MAKE) --no-print-directory --jobs=2 go-test web-test fault-test race browser-test # the others fill the core that waits
	@echo "all tests passed"

test-deps:
	@scripts/test-deps

check: web/dist/index.html ## format, lint, import rules, generated files current
	@test -z "$$(gofmt -l cmd internal web/*.go)" || { echo "not formatted (run gofmt -w):"; gofmt -l cmd internal web/*.go; exit 1; }
	$(GO) mod verify
	$(GO) test -count=1 ./internal/archtest
	$(GO) run $(LINTER) run ./...
	scripts/generated-current
	cd web && $(NPM) run --silent check

# The tests' own vet (-vet=off) would be the linter's once more; it does not see what is built with faults alone.
go-test: web/dist/index.html
	CANDOR_REQUIRE_POSTGRES=1 $(GO) test -vet=off -timeout 18m ./...

fault-test:
	CANDOR_REQUIRE_POSTGRES=1 $(GO) test -tags faults ./internal/soak

soak: ## the proofs of reliability in full size (over an hour); the tables about tokens go to docs/reliability-soak.md
	$(SOAK) -tags faults ./internal/soak
	$(SOAK) -run TokenRowModel ./internal/connect
	$(SOAK) -run 'Reencrypt|SimulatedYear|Row|NodesKilled' ./cmd/candor

SOAK := CANDOR_SOAK=1 CANDOR_SOAK_TABLE=$(CURDIR)/docs/reliability-soak.md CANDOR_REQUIRE_POSTGRES=1 $(GO) test -count=1 -timeout 3h

alerts: ## see each alert of deploy/ fire when it must and stay silent when it must not (needs promtool: Debian's package prometheus)
	@command -v promtool >/dev/null || { echo "promtool is missing: install Prometheus (apt-get install prometheus) and try again"; exit 1; }
	promtool test rules deploy/prometheus-rules.test.yaml

fuzz: ## fuzz each parser, verifier and token answer for a few seconds (make fuzz FUZZTIME=10m: longer)
	GO=$(GO) scripts/fuzz $(or $(FUZZTIME),10s) $(FUZZ)

# Pure-Go SQLite is many times slower under the race detector: of the packages that write to it, the tests in which goroutines of our own meet.
MEETINGS := FiftyDemands|Outlives|Loser|StatedTime|OneProbe|HardStop|KilledWorkers|QueueCarries|DisconnectInMidRun|SyncNow
race:
	CANDOR_REQUIRE_POSTGRES=1 CGO_ENABLED=1 $(GO) test -vet=off -race -short ./internal/platform/... ./internal/sandbox
	CANDOR_REQUIRE_POSTGRES=1 CGO_ENABLED=1 $(GO) test -vet=off -race -short -run '$(MEETINGS)' ./internal/budget ./internal/connect ./internal/collect

web-test: web/node_modules/.package-lock.json
	cd web && $(NPM) test --silent

browser-test: build
	cd web && $(NPM) run --silent test:browser

shots: build ## screenshots of the places into shots/ (light, dark, phone)
	cd web && $(NPM) run --silent shots

bench: build ## measure calls, throughput, reads on both databases, memory and storage (long; make bench QUICK=1: under 50 s, SQLite only)
	$(if $(QUICK),./bin/candor bench --quick,scripts/with-postgres ./bin/candor bench)

sbom: build ## list what is in the binary: bin/candor.cdx.json
	scripts/sbom bin/candor

reproducible: ## build the last commit twice in two places and compare the bytes
	scripts/reproducible

generate: ## write the generated files anew
	scripts/generate

clean: ## remove what was built
	rm -rf bin web/dist/assets web/dist/index.html web/node_modules

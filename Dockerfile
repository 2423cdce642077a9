# Candor in a container: the web app, the binary, and nothing else. Runs as an ordinary user and writes only to /var/lib/candor.
FROM node:22-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web/ ./
RUN npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist ./web/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w -buildid=" -o /candor ./cmd/candor && mkdir -p /data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /candor /usr/bin/candor
COPY --from=build --chown=nonroot:nonroot /data /var/lib/candor
USER nonroot
WORKDIR /var/lib/candor
VOLUME /var/lib/candor
ENV CANDOR_LISTEN=0.0.0.0:5050 \
    CANDOR_DATABASE_URL=file:/var/lib/candor/candor.db \
    CANDOR_KEYSET_FILE=/var/lib/candor/keyset.json \
    CANDOR_LOG_FORMAT=json
EXPOSE 5050
ENTRYPOINT ["/usr/bin/candor"]
CMD ["serve"]

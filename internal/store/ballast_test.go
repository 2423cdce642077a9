package store

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"database/sql"

	"candor/internal/social"
)

func openPlain(t *testing.T, folder string) *DB {
	t.Helper()
	db, err := Open(t.Context(), Config{URL: "file:" + filepath.Join(folder, "candor.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

func TestAShortDiskTakesOnlyWhatIsVital(t *testing.T) {
	db := openPlain(t, t.TempDir())
	if err := db.LayBallast(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(db.ballast.path); err != nil || info.Size() != ballastSize || info.Mode().Perm() != 0o600 {
		t.Fatalf("the reserve: %v, %v", info, err)
	}
	put := func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `INSERT INTO installation (name, value) VALUES ('a', 'b') ON CONFLICT (name) DO NOTHING`)
		return err
	}
	if !db.ballast.drop() {
		t.Fatal("there was nothing to throw overboard")
	}
	if err := db.write(t.Context(), put); !errors.Is(err, social.ErrDiskFull) {
		t.Errorf("an ordinary write: %v", err)
	}
	if err := db.writeVital(t.Context(), put); err != nil {
		t.Errorf("a vital write: %v", err)
	}
	if err := db.LayBallast(); err != nil {
		t.Fatal(err)
	}
	if err := db.write(t.Context(), put); err != nil {
		t.Errorf("after the reserve is back: %v", err)
	}
}

// TestEveryWriteGoesThroughOnePlace: whatever writes passes the points where tests break it (package fault).
func TestEveryWriteGoesThroughOnePlace(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	may := []string{"writeOnce", "openSQLite", "openPostgreSQL", "Open", "Close", "Writer", "Migrate",
		"carryOut",    // begins the transaction of several, each of which passes the points
		"RunOf",       // reads what was written last
		"takesWrites", // takes the lock and gives it back
		"scrub"}       // moves the log into the file; it changes no row
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range parsed.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "writer" {
					seen++
					if !slices.Contains(may, f.Name.Name) {
						t.Errorf("%s: %s uses the writer itself; it must use write or writeVital", file, f.Name.Name)
					}
				}
				return true
			})
		}
	}
	if seen < 3 {
		t.Errorf("only %d uses of the writer seen: the search does not find the source", seen)
	}
}

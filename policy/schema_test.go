package policy

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	yaml "github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestTheSchemaAcceptsWhatIsRead holds every policy that the program reads
// against the schema, as an editor would.
func TestTheSchemaAcceptsWhatIsRead(t *testing.T) {
	texts := append([]string{whole, least}, variants()...)
	files, err := filepath.Glob("../sample-data/policies/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d sample policies, %v", len(files), err)
	}
	library, err := filepath.Glob("../sample-data/policies/library/*.yaml")
	if err != nil || len(library) < 25 {
		t.Fatalf("%d policies in the library, %v", len(library), err)
	}
	for _, name := range append(files, library...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		if err := againstSchema(t, text); err != nil {
			t.Errorf("%v\nof\n%s", err, text)
		}
	}
}

func TestTheSchemaRefusesWhatIsMisspelt(t *testing.T) {
	for _, m := range []mistake{
		{"a key", "operator:", "operater:", nil},
		{"a key of a tier", "{threshold: 99%, credit: 50%}", "{threshold: 99%, credit: 50%, note: x}", nil},
		{"a word", "unknown: available", "unknown: removd", nil},
		{"a required key", "  round: half_up\n", "", nil},
		{"a length", "length: 10m", "length: ten minutes", nil},
		{"a list", "[Outlook, mail flow]", "Outlook", nil},
	} {
		if againstSchema(t, changed(t, whole, m.old, m.new)) == nil {
			t.Errorf("%s that is misspelt is accepted", m.sentence)
		}
	}
}

func againstSchema(t *testing.T, text string) error {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("policy.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("policy.json")
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := yaml.Unmarshal([]byte(strings.ReplaceAll(text, "\r\n", "\n")), &tree); err != nil {
		t.Fatal(err)
	}
	asJSON, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}

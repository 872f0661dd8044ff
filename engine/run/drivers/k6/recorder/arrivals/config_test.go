package arrivals

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.k6.io/k6/v2/lib"
)

const good = `{"executor":"headroom-arrivals","startTime":"90s","duration":"20s","gracefulStop":"3s",` +
	`"reserve":7,"ratesFile":"/tmp/rates.json","journey":"orders","exec":"journey0open"}`

func parse(t *testing.T, text string) (Config, error) {
	t.Helper()
	registerOnce.Do(Register)
	config, err := lib.GetParsedExecutorConfig("orders__open", Type, []byte(text))
	if err != nil {
		return Config{}, err
	}
	return config.(Config), nil
}

func TestConfigReadsWhatTheEngineWrites(t *testing.T) {
	config, err := parse(t, good)
	if err != nil {
		t.Fatal(err)
	}
	if problems := config.Validate(); len(problems) != 0 {
		t.Fatal(problems)
	}
	tuple, err := lib.NewExecutionTuple(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	steps := config.GetExecutionRequirements(tuple)
	if steps[0].PlannedVUs != 7 || steps[1] != (lib.ExecutionStep{TimeOffset: 23 * time.Second}) {
		t.Errorf("requirements are %v", steps)
	}
}

func TestConfigNamesWhatIsMissing(t *testing.T) {
	for field, text := range map[string]string{
		"duration":  strings.Replace(good, `"20s"`, `"0s"`, 1),
		"reserve":   strings.Replace(good, `7`, `-1`, 1),
		"ratesFile": strings.Replace(good, `/tmp/rates.json`, ``, 1),
	} {
		config, err := parse(t, text)
		if err != nil {
			t.Fatal(err)
		}
		if problems := config.Validate(); len(problems) != 1 || !strings.Contains(problems[0].Error(), field) {
			t.Errorf("%s: %v", field, problems)
		}
	}
	if _, err := parse(t, strings.Replace(good, `"journey"`, `"jorney"`, 1)); err == nil {
		t.Error("an unknown field passed")
	}
}

func TestMeasuredRate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rates.json")
	if _, err := measuredRate(file, "orders"); err == nil {
		t.Error("a missing file gave a rate")
	}
	if err := os.WriteFile(file, []byte(`{"orders":32.5,"idle":0}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if rate, err := measuredRate(file, "orders"); err != nil || rate != 32.5 {
		t.Errorf("%v %v", rate, err)
	}
	for _, journey := range []string{"idle", "unknown"} {
		if _, err := measuredRate(file, journey); err == nil {
			t.Errorf("%s gave a rate", journey)
		}
	}
}

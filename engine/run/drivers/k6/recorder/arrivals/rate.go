package arrivals

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
)

// measuredRate reads a journey's rate per second.
func measuredRate(file, journey string) (float64, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, fmt.Errorf("no rate was measured: %w", err)
	}
	rates := map[string]float64{}
	if err := json.Unmarshal(text, &rates); err != nil {
		return 0, fmt.Errorf("the measured rates cannot be read: %w", err)
	}
	rate := rates[journey]
	if math.IsNaN(rate) || rate <= 0 {
		return 0, fmt.Errorf("%s completed nothing in the hold, so there is no rate to replay", journey)
	}
	return rate, nil
}

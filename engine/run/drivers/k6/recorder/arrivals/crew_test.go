package arrivals

import (
	"sync"
	"testing"

	"go.k6.io/k6/v2/lib"
)

var registerOnce sync.Once

type user struct{ id uint64 }

func (user) Activate(*lib.VUActivationParams) lib.ActiveVU { return nil }
func (u user) GetID() uint64                               { return u.id }

func TestCrewAsksWhoWasLastAtWork(t *testing.T) {
	crew := &crew{}
	if crew.take() != nil {
		t.Error("an empty crew had somebody")
	}
	for id := range uint64(3) {
		crew.put(user{id})
	}
	for _, want := range []uint64{2, 1, 0} {
		if got := crew.take(); got.GetID() != want {
			t.Errorf("took %d, want %d", got.GetID(), want)
		}
	}
}

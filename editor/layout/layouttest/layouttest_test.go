package layouttest

import "testing"

func TestFixed_is_a_Measurer(t *testing.T) { Measurer(t, Fixed(9)) }

package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv(actAsProgram) != "" {
		if err := limitFiles(); err != nil {
			panic(err)
		}
		main()
	}
	testscript.Main(m, map[string]func(){"dragoman": main})
}

// actAsProgram in the environment makes the test binary the program itself, for
// tests that kill it.
const actAsProgram = "DRAGOMAN_TEST_PROGRAM"

// TestScripts runs the sessions in testdata/script: a command line and what it
// must print.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}

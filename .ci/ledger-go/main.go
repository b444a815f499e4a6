// Verifies an exported ledger with the Go team's own implementation (golang.org/x/mod/sumdb), which shares no line with Grendel's.
//
//	go run . [-key FILE] [-checkpoint FILE]... FOLDER
//
// Exit code 0: verified. 1: what is there is not what was signed, a file that breaks off included. 2: it could not be checked.
package main

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height     = 8
	width      = 1 << height
	failed     = 1
	impossible = 2
)

// errRead marks what says nothing about the log: no such file, no right to read it.
var errRead = errors.New("can't read")

type files []string

func (f *files) String() string     { return strings.Join(*f, ", ") }
func (f *files) Set(v string) error { *f = append(*f, v); return nil }

func main() {
	key := flag.String("key", "", "file with the keys that sign (default: key.vkey in the folder)")
	var kept files
	flag.Var(&kept, "checkpoint", "earlier checkpoint, kept elsewhere; may stand several times")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(impossible)
	}
	tree, err := verify(flag.Arg(0), *key, kept)
	if errors.Is(err, errRead) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(impossible)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tampering:", err)
		os.Exit(failed)
	}
	fmt.Printf("verified: %d entries, root %s, %d earlier checkpoints\n", tree.N, tree.Hash, len(kept))
}

func verify(folder, keyFile string, kept []string) (tlog.Tree, error) {
	if keyFile == "" {
		keyFile = filepath.Join(folder, "key.vkey")
	}
	keys, err := readKeys(keyFile)
	if err != nil {
		return tlog.Tree{}, err
	}
	origin, tree, err := openCheckpoint(filepath.Join(folder, "checkpoint"), keys)
	if err != nil {
		return tree, err
	}
	log := &exported{folder: folder, tree: tree}
	if err := log.checkEntries(); err != nil {
		return tree, err
	}
	for _, file := range kept {
		if err := log.checkHistory(origin, file, keys); err != nil {
			return tree, err
		}
	}
	return tree, nil
}

func readKeys(file string) (note.Verifiers, error) {
	text, err := read(file)
	if err != nil {
		return nil, err
	}
	var keys []note.Verifier
	for _, line := range strings.Fields(string(text)) {
		key, err := note.NewVerifier(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		keys = append(keys, key)
	}
	return note.VerifierList(keys...), nil
}

// openCheckpoint verifies the note and reads the three lines of C2SP tlog-checkpoint.
func openCheckpoint(file string, keys note.Verifiers) (string, tlog.Tree, error) {
	bytes, err := read(file)
	if err != nil {
		return "", tlog.Tree{}, err
	}
	opened, err := note.Open(bytes, keys)
	if err != nil {
		return "", tlog.Tree{}, fmt.Errorf("%s: %w", file, err)
	}
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	// ParseTree wants its own first line, and is strict about the others.
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil || origin == "" {
		return "", tlog.Tree{}, fmt.Errorf("%s: no checkpoint: %v", file, err)
	}
	return origin, tree, nil
}

// exported is a folder of tiles in the paths of C2SP tlog-tiles. The hashes are computed anew from the entries.
type exported struct {
	folder string
	tree   tlog.Tree
	hashes []tlog.Hash
}

func (e *exported) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(e.hashes)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		hashes[i] = e.hashes[index]
	}
	return hashes, nil
}

// checkEntries hashes every entry, compares every tile, and the root.
func (e *exported) checkEntries() error {
	for from := int64(0); from < e.tree.N; from += width {
		count := min(width, e.tree.N-from)
		path := tilePath(tlog.Tile{H: height, L: -1, N: from / width, W: int(count)})
		bundle, err := read(filepath.Join(e.folder, path))
		if err != nil {
			return err
		}
		entries, err := split(bundle)
		if err != nil || int64(len(entries)) != count {
			return fmt.Errorf("%s holds %d entries, not %d: %v", path, len(entries), count, err)
		}
		for i, entry := range entries {
			stored, err := tlog.StoredHashes(from+int64(i), entry, e)
			if err != nil {
				return err
			}
			e.hashes = append(e.hashes, stored...)
		}
	}
	for _, tile := range tlog.NewTiles(height, 0, e.tree.N) {
		want, err := tlog.ReadTileData(tile, e)
		if err != nil {
			return err
		}
		have, err := read(filepath.Join(e.folder, tilePath(tile)))
		if err != nil {
			return err
		}
		if string(have) != string(want) {
			return fmt.Errorf("%s is not what the entries give", tilePath(tile))
		}
	}
	root, err := tlog.TreeHash(e.tree.N, e)
	if err != nil {
		return err
	}
	if root != e.tree.Hash {
		return fmt.Errorf("the entries give the root %s, the checkpoint says %s", root, e.tree.Hash)
	}
	return nil
}

// checkHistory proves that the log as it was is how the log begins.
func (e *exported) checkHistory(origin, file string, keys note.Verifiers) error {
	before, tree, err := openCheckpoint(file, keys)
	if err != nil {
		return err
	}
	if before != origin {
		return fmt.Errorf("%w: %s is of another log", errRead, file)
	}
	if tree.N > e.tree.N {
		return fmt.Errorf("%w: the log has %d entries, %s is over %d", errRead, e.tree.N, file, tree.N)
	}
	if tree.N == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(e.tree.N, tree.N, e)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, e.tree.N, e.tree.Hash, tree.N, tree.Hash); err != nil {
		return fmt.Errorf("%s (%d entries) is no beginning of this log: %w", file, tree.N, err)
	}
	return nil
}

// tilePath leaves the height out of Go's path, and calls the entries as C2SP does.
func tilePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), "tile/"+strconv.Itoa(height)+"/")
	return filepath.FromSlash("tile/" + strings.Replace(path, "data/", "entries/", 1))
}

// split cuts a bundle: each entry stands behind its length, two bytes.
func split(bundle []byte) ([][]byte, error) {
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 {
			return entries, errors.New("breaks off")
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		if len(bundle) < end {
			return entries, errors.New("breaks off")
		}
		entries = append(entries, bundle[2:end])
		bundle = bundle[end:]
	}
	return entries, nil
}

func read(file string) ([]byte, error) {
	bytes, err := os.ReadFile(file)
	var path *fs.PathError
	if errors.As(err, &path) {
		return nil, fmt.Errorf("%w %s: %v", errRead, file, path.Err)
	}
	return bytes, err
}

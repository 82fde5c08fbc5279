package extract

// wordTree holds words and finds them all in one walk over a text, inside of one
// another too. The case of ASCII letters does not count.
type wordTree struct {
	root  [256]int32  // the node of a first byte, or 0
	heads [512]uint64 // a bit for each three bytes, by their last five bits, that a word may begin with
	nodes []node
	words int
}

// node is a place in the tree, in which siblings form a list.
type node struct {
	behind      uint64 // a bit for each byte that may follow, by its last six bits
	child, next int32  // or 0
	word        int32  // 1 + the number of the word that ends here, or 0
	c           byte
}

// enter puts a word in, in lower case, and returns its number.
func (t *wordTree) enter(w string) int {
	t.enterHead(w)
	at := t.root[w[0]]
	if at == 0 {
		at = t.add(w[0])
		t.root[w[0]] = at
	}
	for i := 1; i < len(w); i++ {
		next := t.nodes[at].child
		for next != 0 && t.nodes[next].c != w[i] {
			next = t.nodes[next].next
		}
		if next == 0 {
			next = t.add(w[i])
			t.nodes[next].next = t.nodes[at].child
			t.nodes[at].child = next
			t.nodes[at].behind |= 1 << (w[i] & 63)
		}
		at = next
	}
	if t.nodes[at].word == 0 {
		t.words++
		t.nodes[at].word = int32(t.words)
	}
	return int(t.nodes[at].word) - 1
}

// enterHead lets a word begin with its first three bytes; a shorter one, with
// whatever follows it.
func (t *wordTree) enterHead(w string) {
	head, open := uint(0), uint(1)
	for i := range 3 {
		head <<= 5
		if i < len(w) {
			head |= uint(w[i] & 31)
		} else {
			open <<= 5
		}
	}
	for h := head; h < head+open; h++ {
		t.heads[h>>6] |= 1 << (h & 63)
	}
}

func (t *wordTree) add(c byte) int32 {
	if t.nodes == nil {
		t.nodes = make([]node, 1) // 0 is none
	}
	t.nodes = append(t.nodes, node{c: c})
	return int32(len(t.nodes) - 1)
}

// walk calls seen with each word and each place where it stands, in the order of
// the places.
func (t *wordTree) walk(text string, seen func(word, at int)) {
	head := uint(0) // of what stands behind i, two bytes ahead; letters of both cases have the same last five bits
	for i := 0; i < min(2, len(text)); i++ {
		head |= uint(text[i]&31) << (5 - 5*i)
	}
	for i := 0; i < len(text); i++ {
		head = head << 5 & 0x7fff
		if i+2 < len(text) {
			head |= uint(text[i+2] & 31)
		}
		if t.heads[head>>6]>>(head&63)&1 == 0 {
			continue
		}
		at := t.root[lowered(text[i])]
		for k := i + 1; at != 0; k++ {
			n := &t.nodes[at]
			if n.word != 0 {
				seen(int(n.word)-1, i)
			}
			if k == len(text) {
				break
			}
			c := lowered(text[k])
			if n.behind>>(c&63)&1 == 0 {
				break
			}
			for at = n.child; at != 0 && t.nodes[at].c != c; {
				at = t.nodes[at].next
			}
		}
	}
}

func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

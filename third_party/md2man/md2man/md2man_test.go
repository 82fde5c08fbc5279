package md2man

import "testing"

func TestRender(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"title", "% dragoman 1\n\n# NAME\n\ndragoman - reads\n", ".nh\n.TH dragoman 1\n.SH NAME\ndragoman \\- reads\n"},
		{"paragraphs", "One\ntwo.\n\nThree.\n", ".nh\n.PP\nOne\ntwo.\n.PP\nThree.\n"},
		{"fonts", "**--home, -h**=\"\": the `BODY` that *issues*\n", ".nh\n.PP\n\\fB\\-\\-home, \\-h\\fP=\"\": the \\fBBODY\\fP that \\fIissues\\fP\n"},
		{"code", "```\n.dot \\ file\n```\n", ".nh\n.PP\n.EX\n\\&.dot \\e file\n.EE\n"},
		{"list", "- one\n- two\n", ".nh\n.IP \\(bu 2\none\n.IP \\(bu 2\ntwo\n"},
		{"a macro in the text", "look at\n.SH here\n\n'quoted'\n", ".nh\n.PP\nlook at\n\\&.SH here\n.PP\n\\&'quoted'\n"},
		{"angle brackets", "take <file> as is\n", ".nh\n.PP\ntake <file> as is\n"},
	} {
		if got := string(Render([]byte(tt.in))); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

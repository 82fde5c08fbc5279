package extract

// The senses of a rule.
const (
	senseMutual       = "mutual"       // "discussed", "agreed": an encounter where two sides did it with each other
	senseSitting      = "sitting"      // "met", "convened": of a standing body it is a session
	senseDeliberation = "deliberation" // "considered": an encounter where a standing body did it, and no paper
	senseDuring       = "during"       // a body acts during its own encounter: what stands before it takes part
	senseReporting    = "reporting"    // "presented its report to": an encounter where a standing body heard it
	senseVoice        = "voice"        // "spoke with": a call, unless both were in one place
	senseBriefing     = "briefing"     // "briefed": of a person it is a meeting
	senseAppeal       = "appeal"       // "called on": with an infinitive behind it, nobody came
	senseOccasion     = "occasion"     // an encounter is only named, though its form is given
	senseSigning      = "signing"      // "the signing of": it may lie ahead
	senseAct          = "act"          // "signed the draft": the draft is signed
	senseAdoption     = "adoption"     // "and adopted": it may be of something else
	senseDated        = "dated"        // named with its day: of the body that reports
	senseDraft        = "draft"        // "reviewed": of a draft only
	senseStatement    = "statement"    // "a joint statement of": of two sides
)

// senses are those that a rule of each kind may have.
var senses = map[string][]string{
	"meeting":   {senseMutual, senseSitting, senseDeliberation, senseDuring, senseReporting, senseVoice, senseBriefing, senseAppeal, senseOccasion},
	"agreement": {senseSigning, senseAct, senseAdoption, senseStatement, senseDated, senseDraft},
}

import Definitions

/// The questions that the studio asks about one place of a file: which keys, and what each may hold.
///
/// A sheet never decides whether what is written is right: it is kept, and the checks of `Definitions` say what to mend.
struct Sheet: Sendable {
    struct Entry: Sendable {
        /// Below the sheet's place: `label`, `silence.effect`.
        let key: FilePath
        let kind: EntryKind
        /// What the file has when nothing is written.
        var usual = ""

        init(_ key: String, _ kind: EntryKind, usual: String = "") {
            self.key = FilePath(key) ?? FilePath()
            self.kind = kind
            self.usual = usual
        }
    }

    /// What its words are named after: `studio.sheet.<name>`.
    let name: String
    let entries: [Entry]
}

/// What a key may hold, hence how it is asked.
enum EntryKind: Sendable, Equatable {
    case line
    /// Several lines of light text.
    case lines
    /// A message or a paper, whole.
    case letter
    case number
    case flag
    /// One of these words.
    case word([String])
    /// As many of these words as one wants.
    case words([String])
    /// A list of texts, one a line.
    case list
    /// A number and one of these units: `30 days`.
    case delay([String])
    case day
    /// Choices, one a line: see ``OptionLines``.
    case options
    case linkedOptions
    case condition
    /// Which answers a linked request takes over: `question there: question here`.
    case carried
    /// Something of the same file: its keys are offered.
    case reference(Reference)
    case references(Reference)

    enum Reference: String, Sendable { case unit, piece, status, action, mail, paper, procedure }
}

import Core

/// What a request answered to the questions that are counted: no text of anybody's, only keys of closed lists.
public struct CountedAnswers: Sendable, Equatable {
    /// The question was not asked of this request, or not answered.
    static let nothing = "-"
    /// Of requests that are erased: too few shared their answer for it to be kept.
    static let forgotten = DistrictPlace.forgotten

    /// By question, never empty: ``nothing`` is a key too.
    private(set) var keys: [CountedQuestion: [String]] = [:]

    public init() {}

    /// - Parameter keys: in letters that ``isKey(_:)`` takes; none for a question without answer.
    public mutating func add(_ question: String, allowsSeveral: Bool, keys: [String]) {
        guard let question = CountedQuestion(allowsSeveral: allowsSeveral, question) else { return }
        let known = keys.filter(Self.isKey)
        self.keys[question] = known.isEmpty ? [Self.nothing] : Array(Set(known)).sorted()
    }

    /// Whether a text may be the key of an answer.
    static func isKey(_ text: String) -> Bool {
        (1...240).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                "-_.~?".unicodeScalars.contains($0) || "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0
            }
    }
}

/// A question that is counted, as cells and addresses name it: its id, followed by `~` when it takes several answers. A question that once took one and now takes
/// several is another one.
struct CountedQuestion: Sendable, Hashable, LosslessStringConvertible {
    private static let several = "~"

    let description: String

    init?(_ text: String) {
        let id = text.hasSuffix(Self.several) ? text.dropLast() : text[...]
        guard CountedAnswers.isKey(String(id)), !id.contains(where: { "~.?".contains($0) }) else { return nil }
        description = text
    }

    init?(allowsSeveral: Bool, _ id: String) { self.init(allowsSeveral ? id + Self.several : id) }

    /// One request then counts at each of its answers: five counts may be of fewer than five requests.
    var allowsSeveral: Bool { description.hasSuffix(Self.several) }
}

extension CountedAnswers: LosslessStringConvertible {
    /// `motif=autre besoin~=lit,repas`: a million of them are kept.
    public var description: String {
        keys.sorted { $0.key.description < $1.key.description }.map { "\($0.key)=\($0.value.joined(separator: ","))" }.joined(separator: " ")
    }

    public init(_ text: String) {
        for part in text.split(separator: " ") {
            let sides = part.split(separator: "=").map(String.init)
            if sides.count == 2, let question = CountedQuestion(sides[0]) { keys[question] = sides[1].split(separator: ",").map(String.init) }
        }
    }
}

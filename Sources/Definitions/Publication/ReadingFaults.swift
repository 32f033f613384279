import Core
import Forms
import Workflows

extension ProcedureDefinition {
    /// The texts that people read and that are hard to: one warning each at most, with the sentence to cut. The agents' sheet and the law are not judged.
    var readingFaults: [PublicationFault] { textsToRead.compactMap { Self.readingFault($0.path, $0.text) } }

    /// Beyond thirty words a sentence is read twice; the guides to plain French ask for fifteen to twenty on average.
    private static let longestSentence = 30
    /// Below, a text is « hard » on the scale of Flesch; a score says nothing of a line or two.
    private static let (hardest, fewestWords) = (50.0, 25)

    private static func readingFault(_ path: String, _ text: String) -> PublicationFault? {
        let read = FrenchText(text)
        guard let longest = read.longest else { return nil }
        if longest.words > longestSentence {
            return .warning(path, "longSentence", ["count": "\(longest.words)", "most": "\(longestSentence)", "sentence": shown(longest)])
        }
        guard read.words >= fewestWords, let score = read.score, score < hardest else { return nil }
        return .warning(path, "hardText", ["score": "\(Int(score))", "least": "\(Int(hardest))", "sentence": shown(longest)])
    }

    private static func shown(_ sentence: FrenchText.Sentence) -> String {
        sentence.text.count > 90 ? sentence.text.prefix(90) + "…" : sentence.text
    }

    private var textsToRead: [(path: String, text: String)] {
        var texts = [("summary", summary), ("channels.phone", channels.phone ?? ""), ("channels.counter", channels.counter ?? "")]
        texts += [("description", description), ("who", who), ("external.why", external?.why ?? "")]
        texts += notices.enumerated().map { ("notices[\($0)].text", $1.text) }
        texts += pieces.map { ("pieces.\($0.key).hint", $0.hint ?? "") }
        texts += (form?.pages ?? []).enumerated().map { ("form.pages[\($0)].introduction", $1.introduction ?? "") }
        texts += (form?.placedFields ?? []).flatMap(Self.texts)
        // The words of the workflows that are known by name are not this file's.
        if let workflow, workflow != .standard, workflow != .report {
            texts += workflow.statuses.enumerated().map { ("workflow.statuses[\($0)].next", $1.next) }
        }
        return texts
    }

    private static func texts(_ placed: PlacedField) -> [(String, String)] {
        let field = placed.field
        var texts = [(placed.path + ".label", field.label), (placed.path + ".hint", field.hint ?? ""), (placed.path + ".reason", field.reason ?? "")]
        switch field.kind {
        case .explanation(let text), .attestation(let text): texts.append((placed.path + ".text", text))
        default: break
        }
        return texts
    }
}

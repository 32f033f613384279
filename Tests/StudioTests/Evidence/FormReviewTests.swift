import Forms
import Testing

@testable import Studio

@Suite("A form looked at through its figures")
struct FormReviewTests {
    private static let page = Page(
        id: "demande", title: "Demande",
        fields: [
            Field(id: "mandataire", kind: .yesNo, label: "Avez-vous un mandataire ?"),
            Field(id: "mandat", kind: .file(FileRule()), label: "Le mandat", condition: .test(field: "mandataire", .equals("oui"))),
            Field(
                id: "lieu", kind: .choice(ChoiceRule(options: ["nord", "sud", "est"].map { Option(key: $0, label: $0) })), label: "Lieu"),
            Field(id: "note", kind: .longText(TextRule()), label: "Note", isRequired: false),
            Field(id: "accord", kind: .attestation("J'atteste"), label: "Accord"),
        ])

    /// A hundred requests, where nothing is remarkable but what the test changes.
    private func findings(_ change: (inout FormFigures) -> Void) -> [Finding] { review(change).findings }

    private func review(_ change: (inout FormFigures) -> Void) -> FormReview {
        var figures = FormFigures()
        figures.requests = 100
        figures.pages["demande"] = PageFigures()
        figures.pages["demande"]?.passed = [.oneMinute: 100]
        figures.pages[FormFigures.checkPage] = figures.pages["demande"]
        for field in Self.page.fields {
            var counted = FieldFigures()
            (counted.requests, counted.shown, counted.answered, counted.commonest) = (100, 100, 100, 50)
            counted.chosen = field.id == "mandataire" ? ["oui": 50, "non": 50] : field.id == "lieu" ? ["nord": 50, "sud": 30, "est": 20] : [:]
            if field.id == "mandat" { (counted.given, counted.opened) = (50, 45) }
            if field.id == "accord" { counted.commonest = 100 }
            figures.fields[field.id] = counted
        }
        change(&figures)
        return FormReview(form: Form(pages: [Self.page]), figures: figures)
    }

    @Test("A form that serves has nothing to simplify; what is ticked by all is not an answer that never varies")
    func nothing() { #expect(findings { _ in } == []) }

    @Test("An answer that nearly everybody gives is a question to remove, and which answer is told when one chooses it")
    func sameAnswer() {
        let found = findings {
            $0.fields["mandataire"]?.commonest = 97
            $0.fields["mandataire"]?.chosen = ["non": 97, "oui": 3]
        }

        #expect(found.map(\.kind) == [.sameAnswer] && found[0].part.percent == 97)
        #expect(found[0].options.map(\.key) == ["non"])
    }

    @Test("A text that never varies is told without the text")
    func sameText() { #expect(findings { $0.fields["note"]?.commonest = 100 }.first?.options == []) }

    @Test("Fewer than twenty requests say nothing")
    func fewRequests() {
        let found = findings { figures in
            figures.fields["note"]?.answered = 19
            figures.fields["note"]?.shown = 19
            figures.fields["note"]?.commonest = 19
        }
        #expect(found == [])
    }

    @Test("Choices of fewer than one in twenty are to be made one")
    func seldomChosen() {
        let found = findings { $0.fields["lieu"]?.chosen = ["nord": 70, "sud": 28, "est": 2] }
        #expect(found.map(\.kind) == [.seldomChosen] && found[0].options.map(\.key) == ["est"])
    }

    @Test("A piece that agents do without")
    func neverOpened() {
        #expect(findings { $0.fields["mandat"]?.opened = 1 }.map(\.kind) == [.neverOpened])
        #expect(findings { $0.fields["mandat"]?.opened = 4 } == [])
    }

    @Test("Where people stop, take long, are corrected or correct themselves")
    func pages() {
        let found = findings { figures in
            figures.pages["demande"]?.stopped = 20
            figures.pages["demande"]?.passed = [.tenMinutes: 60, .oneMinute: 40]
            figures.fields["lieu"]?.refused = 15
            figures.fields["note"]?.corrected = 6
        }

        #expect(found.map(\.kind) == [.abandoned, .slow, .refused, .corrected])
        #expect(found[1].part == Portion(number: 60, total: 100))
    }

    @Test("A branch for a few tells what it costs the others")
    func branch() throws {
        let review = review {
            $0.fields["mandat"]?.shown = 4
            $0.fields["mandat"]?.answered = 4
        }

        let branch = try #require(review.branches.first)
        #expect(branch.isSeldom && branch.use == Portion(number: 4, total: 100))
        #expect(branch.costs.map(\.field.id) == ["mandataire"] && branch.costs.map(\.inVain) == [96])
        #expect(review.findings.map(\.kind) == [.seldomShown])
    }
}

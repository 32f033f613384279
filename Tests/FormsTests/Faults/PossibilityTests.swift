import Forms
import Testing

@Suite("Conditions that contradict one another")
struct PossibilityTests {
    private static func of(_ id: String, _ value: String) -> Condition { .test(field: id, .equals(value)) }
    private static let yes = of("a", "oui"), no = of("a", "non")

    private func faults(_ fields: [Field], page: Condition? = nil) -> [String] {
        let first = Field(id: "a", kind: .yesNo, label: "A"), other = Field(id: "b", kind: .yesNo, label: "B")
        let pages = [Page(id: "p", title: "P", fields: [first, other]), Page(id: "q", title: "Q", condition: page, fields: fields)]
        return Form(pages: pages).faults().map { "\($0.path): \($0.code)" }
    }

    private func field(_ id: String, _ condition: Condition?, kind: FieldKind = .yesNo) -> Field {
        Field(id: id, kind: kind, label: id, condition: condition)
    }

    @Test(
        "Every way to hold is looked at",
        arguments: [
            (Condition.all([.any([of("a", "oui"), of("b", "oui")]), of("a", "non"), of("b", "non")]), "neverHolds"),
            (.all([.not(of("a", "oui")), of("a", "oui")]), "neverHolds"),
            (.all([.not(.any([of("a", "oui"), of("a", "non")])), .test(field: "a", .isAnswered)]), "neverHolds"),
            (.all([.not(.test(field: "a", .isAnswered)), of("a", "oui")]), "neverHolds"),
        ] as [(Condition, String)])
    func ways(condition: Condition, code: String) {
        #expect(faults([field("c", condition)]) == ["pages[1].fields[0].when: \(code)"])
    }

    @Test("The smallest part that never holds is named")
    func smallest() {
        #expect(faults([field("c", .any([Self.yes, .all([Self.yes, Self.no])]))]) == ["pages[1].fields[0].when.any[1]: neverHolds"])
    }

    @Test(
        "What may hold is left alone",
        arguments: [
            .any([yes, no]), .all([yes, .not(no)]), .all([.not(yes), .not(no)]), .not(.test(field: "a", .isAnswered)),
        ] as [Condition])
    func may(condition: Condition) { #expect(faults([field("c", condition)]) == []) }

    @Test("A question that contradicts its page is never asked")
    func page() {
        #expect(faults([field("c", Self.no)], page: Self.yes) == ["pages[1].fields[0].when: neverShown"])
        #expect(faults([field("c", Self.yes)], page: Self.yes) == [])
    }

    @Test("So is one that needs an answer that is not asked then")
    func chain() {
        #expect(faults([field("c", Self.yes), field("d", .all([Self.of("c", "oui"), Self.no]))]) == ["pages[1].fields[1].when: neverShown"])
        #expect(faults([field("c", Self.yes), field("d", .all([.not(Self.of("c", "oui")), Self.no]))]) == [])
        #expect(faults([field("c", Self.yes), field("d", .any([Self.of("c", "oui"), Self.no]))]) == [])
    }

    @Test("In a row of a block too")
    func row() {
        let block = BlockRule(fields: [field("e", nil), field("f", Self.no)], rowName: "ligne")

        #expect(faults([field("c", Self.yes, kind: .block(block))]) == ["pages[1].fields[0].fields[1].when: neverShown"])
    }

    @Test("Four hundred questions that hang on one another are looked at in no time")
    func speed() {
        var fields = [field("f0", .any([Self.yes, Self.no]))]
        for index in 1..<390 {
            fields.append(field("f\(index)", .any([Self.of("f\(index - 1)", "oui"), .all([Self.of("f\(index - 1)", "non"), Self.of("b", "oui")])])))
        }

        let time = ContinuousClock().measure { #expect(faults(fields) == []) }

        #expect(time < .seconds(5), "\(time)")  // a debug build on a busy machine, twenty times slower than what runs
    }
}

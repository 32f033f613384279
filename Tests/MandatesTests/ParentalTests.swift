import Core
import Testing

@testable import Mandates

@Suite("Parental authority")
struct ParentalTests {
    private let mother = ParentID(1)
    private let father = ParentID(2)
    private let today = LocalDate("2026-03-02")!

    private func verdict(
        _ act: ChildAct, signed: Set<ParentID>, _ authority: ParentalAuthority? = nil, born: String = "2018-05-01", consents: Bool = false
    ) -> ParentalVerdict {
        ParentalRules(authority: authority ?? .joint(mother, father), bornOn: LocalDate(born)!)
            .verdict(on: ChildFiling(act: act, signatures: signed, childConsents: consents), today: today)
    }

    @Test("One parent alone does what is usual")
    func usual() { #expect(verdict(.usual, signed: [father]) == .complete(informed: nil)) }

    @Test("What is not usual awaits the second parent")
    func important() {
        #expect(verdict(.important, signed: [mother]) == .awaiting(parents: [father], child: false))
        #expect(verdict(.important, signed: [mother, father]) == .complete(informed: nil))
    }

    @Test("A parent with sole authority acts alone, and the other one is told of what matters")
    func sole() { #expect(verdict(.important, signed: [mother], .sole(mother, other: father)) == .complete(informed: father)) }

    @Test("Who has the child in their care does what is usual, and nothing else")
    func entrusted() {
        let aunt = ParentID(3), authority = ParentalAuthority.entrusted(to: aunt, parents: [mother])

        #expect(verdict(.usual, signed: [aunt], authority) == .complete(informed: nil))
        #expect(verdict(.important, signed: [aunt], authority) == .refused)
    }

    @Test("A child over thirteen agrees to change their name")
    func name() {
        #expect(verdict(.changeOfName, signed: [mother, father], born: "2012-01-01") == .awaiting(parents: [], child: true))
        #expect(verdict(.changeOfName, signed: [mother, father], born: "2012-01-01", consents: true) == .complete(informed: nil))
        #expect(verdict(.changeOfName, signed: [mother, father]) == .complete(informed: nil))
    }

    @Test("Nobody acts for who is eighteen, nor does a stranger act for a child")
    func adult() {
        #expect(verdict(.usual, signed: [mother], born: "2008-03-02") == .refused)
        #expect(verdict(.usual, signed: [ParentID(9)]) == .refused)
    }
}

import Testing
import Workflows

@Suite("What happens next")
struct NextTests {
    @Test("The date of silence takes its place")
    func filled() throws {
        let status = try #require(Workflow.standard.status("in_review"))
        #expect(status.next([.silenceDate: "10 mai 2026"]) == "Vous n'avez rien à faire. Nous vous répondons au plus tard le 10 mai 2026.")
    }

    @Test("Without a date, nothing is promised")
    func unknown() throws {
        #expect(try #require(Workflow.standard.status("in_review")).next([:]) == "Vous n'avez rien à faire.")
    }

    @Test(
        "Only the sentence that names something unknown is left out",
        arguments: [
            ("Un. Deux %{silence_date} ! Trois ?", "Un. Trois ?"), ("Tout dépend du %{silence_date}", ""), ("Le %{typo}. Deux.", "Deux."),
            ("Rien à\u{A0}remplir", "Rien à\u{A0}remplir"), ("", ""), ("3.5 % de %{ouvert", "3.5 % de %{ouvert"),
        ]
    )
    func leftOut(next: String, expected: String) {
        #expect(Status(key: "a", nature: .open, label: "A", next: next).next([:]) == expected)
    }
}

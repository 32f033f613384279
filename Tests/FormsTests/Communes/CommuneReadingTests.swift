import Core
import Testing

@testable import Forms

@Suite("The answer to a question of commune")
struct CommuneReadingTests {
    @Test(
        "It is the code of the commune, else the name as typed",
        arguments: [
            ("Rennes", "35238"), ("35238", "35238"), ("Saint-Denis (93)", "93066"), ("Sidi Bel Abbès", "Sidi Bel Abbès"), ("98735", "98735"),
            ("Montréal (Canada)", "Montréal (Canada)"),
        ])
    func answer(typed: String, answer: String) { #expect(read(typed) == .text(answer)) }

    @Test("Several communes of a name: they are listed, with what to write, and what was typed is kept")
    func several() {
        let reading = read("St Denis")

        #expect(reading.answer == .text("St Denis"))
        #expect(reading.problems.map(\.message.key) == ["forms.commune.several"])
        #expect(
            reading.problems.first?.message.arguments == [
                "communes": "Saint-Denis (11), Saint-Denis (30), Saint-Denis (93), Saint-Denis (974)", "example": "Saint-Denis (11)",
                "label": "La question",
            ])
    }

    @Test("A number that is no commune's code and no postcode is not known", arguments: ["35999", "00000", "12"])
    func number(typed: String) { #expect(read(typed).problems.map(\.message.key) == ["forms.commune.unknown"]) }

    @Test("A postcode of one commune is enough; of several, or the code of another commune too, they are named")
    func postcode() {
        #expect(read("35 400") == .text("35288"))
        #expect(read("01000").problems.map(\.message.key) == ["forms.commune.postcode"])
        #expect(read("97133").problems.first?.message.arguments["communes"] == "Saint-Barthélemy (977), Vieux-Fort (971)")
    }

    @Test("A code stored before the list changed stays good, and so does a name")
    func stored() {
        let form = Form(pages: [Page(id: "p", title: "P", fields: [.of(.commune)])])

        for stored in ["14581", "35999", "Saint-Malo"] {
            #expect(form.problems(in: Answers(["it": .text(stored)]), context: today) == [])
        }
    }

    private func read(_ typed: String) -> Reading {
        FieldReader(field: .of(.commune), name: "it", input: FormInput(["it": [typed]]), known: Known(today)).commune(in: .shipped)
    }
}

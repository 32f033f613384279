import Forms
import Testing

@testable import Web

@Suite("Rows added and removed without scripts")
struct FormInputRowsTests {
    private let typed = [
        "enfants.count": ["3"], "enfants.0.prenom": ["Léa"], "enfants.1.prenom": ["Tom"], "enfants.2.prenom": ["Zoé"], "nom": ["Petit"],
    ]

    private func pressing(_ button: String, _ value: String) -> FormInput? {
        FormInput(typed.merging([button: [value]]) { $1 }).changingRows()
    }

    @Test("A row is added at the end")
    func added() throws {
        let input = try #require(pressing("_ajouter", "enfants"))

        #expect(input.first("enfants.count") == "4" && input.first("enfants.2.prenom") == "Zoé")
        #expect(input.first("_ajouter") == nil)
    }

    @Test("A removed row leaves its place to the next ones")
    func removed() throws {
        let input = try #require(pressing("_retirer", "enfants.1"))

        #expect(input.values == ["enfants.count": ["2"], "enfants.0.prenom": ["Léa"], "enfants.1.prenom": ["Zoé"], "nom": ["Petit"]])
    }

    @Test("The files of the rows move with them")
    func files() {
        #expect(FormInput.movedRowName("enfants.2.photo", removing: "enfants.1") == "enfants.1.photo")
        #expect(FormInput.movedRowName("enfants.0.photo", removing: "enfants.1") == "enfants.0.photo")
        #expect(FormInput.movedRowName("enfants.1.photo", removing: "enfants.1") == nil)
        #expect(FormInput.movedRowName("enfantsX.1.photo", removing: "enfants.1") == "enfantsX.1.photo")
    }

    @Test("What no button asks changes nothing", arguments: ["enfants.3", "enfants.-1", "enfants", "", "enfants.9999999999999999999", "."])
    func nonsense(row: String) { #expect(pressing("_retirer", row) == nil) }

    @Test("Without a button pressed, nothing changes")
    func none() { #expect(FormInput(typed).changingRows() == nil) }
}

import Core
import Testing

@testable import Forms

@Suite("Where one was born, in the codes of the State", .serialized)
struct BirthplaceTests {
    @Test("A code of the list is a commune; one that merged away is lost; a name that was typed is neither")
    func lost() {
        CommuneList.installed = .shipped

        #expect(Birthplace.commune("2a004") == "2A004" && Birthplace.commune("99127") == nil && Birthplace.commune("") == nil)
        #expect(Birthplace.isLost(.text("49001")), "Les Alleuds, in Brissac Loire Aubance since 2016")
        #expect(!Birthplace.isLost(.text("35238")) && !Birthplace.isLost(.text("Vienne, Autriche")))
        #expect(!Birthplace.isLost(.text("98735")), "the list says nothing of Polynesia")
    }

    @Test("Asked as a text, a commune is said by its name, with its district where births are registered")
    func named() {
        CommuneList.installed = .shipped

        #expect(Birthplace.named(.text("75114")) == .text("Paris 14e Arrondissement (75)"))
        #expect(Birthplace.named(.text("Alger")) == .text("Alger"))
    }

    @Test("Each country of the table has one that the questions know; a country that is no more, or several at once, has none")
    func countries() {
        #expect(Birthplace.country("99100") == "FR" && Birthplace.country("99352") == "DZ" && Birthplace.country("99243") == "VN")
        #expect(Birthplace.country("99115") == nil, "Tchécoslovaquie")
        #expect(Birthplace.country("99425") == nil, "six territories of the Caribbean")
        let codes = (0...999).compactMap { Birthplace.country("99" + String(("00" + String($0)).suffix(3))) }
        #expect(codes.count == 210 && Set(codes).count == codes.count)
        #expect(codes.allSatisfy { Country(code: $0) != nil })
    }
}

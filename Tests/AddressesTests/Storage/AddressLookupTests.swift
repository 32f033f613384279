import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Addresses

@Suite("Addresses found in the town's own")
struct AddressLookupTests {
    private func found(_ text: String, _ feature: AddressesFeature) async throws -> [String] { try await feature.find(text).map(\.label) }

    @Test("A number, its suffix, its commune or its postcode, in any order people use", arguments: TestEngine.allCases)
    func exact(engine: TestEngine) async throws {
        let village = try await Village.open(engine)
        let bis = ["14 bis Rue du Moulin, 99999 Admiville"]

        for text in ["14 bis rue du moulin admiville", "14bis, r. Moulin 99999", "14 B Rue du Moulin\n99999 ADMIVILLE", "14 bis rue du Moulin"] {
            #expect(try await found(text, village) == bis, "\(text)")
        }
        #expect(try await found("12 rue du moulin St Jean les Bois", village) == ["12 Rue du Moulin, 99998 Saint-Jean-les-Bois"])
        #expect(try await found("11 bis rue egalite", village) == ["11 b Rue de l'Égalité, 99999 Admiville"])
        #expect(try await found("3 av gal leclerc", village) == ["3 Avenue du Général Leclerc, 99999 Admiville"])
    }

    @Test("Several candidates when nothing says which commune", arguments: TestEngine.allCases)
    func several(engine: TestEngine) async throws {
        let village = try await Village.open(engine)

        #expect(
            try await found("12 rue du Moulin", village) == [
                "12 Rue du Moulin, 99999 Admiville", "12 Rue du Moulin, 99998 Saint-Jean-les-Bois",
            ])
    }

    @Test("An unknown number gives the street; an unknown street gives nothing", arguments: TestEngine.allCases)
    func unknown(engine: TestEngine) async throws {
        let village = try await Village.open(engine)

        let street = try await village.find("900 rue du Moulin, 99999 Admiville")
        #expect(street.map(\.precision) == [.street] && street.map(\.label) == ["Rue du Moulin, 99999 Admiville"])
        for text in ["rue du Mouton", "", "   ", "12", "rue", "' OR 1=1 --", String(repeating: "a ", count: 5000), "12 rue du Moulin, 35000 Rennes"] {
            #expect(try await found(text, village) == [], "\(text)")
        }
    }

    @Test("A street whose name begins with a number, a hamlet without any, a commune", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let village = try await Village.open(engine)

        #expect(try await found("11 novembre", village) == ["11 Novembre, 99999 Admiville"])
        #expect(try await found("le bas chemin", village) == ["Le Bas Chemin, 99998 Saint-Jean-les-Bois"])
        #expect(try await found("saint jean les bois", village) == ["99998 Saint-Jean-les-Bois"])
        #expect(try await found("99998", village) == ["99998 Saint-Jean-les-Bois"])
        let middle = try #require(try await village.find("99998 St-Jean-les-Bois").first)
        #expect(middle.precision == .commune && abs(middle.spot.latitude - 48.3) < 0.000_01)
    }

    @Test("Every address, typed as we write it, finds itself at its own position", arguments: TestEngine.allCases)
    func roundTrip(engine: TestEngine) async throws {
        let village = try await Village.open(engine)
        let names = ["Rue de la Paix", "8 Mai 1945", "4e Avenue", "Allée A", "St-Éloi", "Impasse du 12 bis", "Le Bourg", "Place d'Armes", "B"]
        let lines = names.flatMap { name in
            [("1", ""), ("8", ""), ("8", "bis"), ("99999", "")].map { number, suffix in
                Village.line(number, suffix, name, "00123", "Ville-ès-Bois", insee: "99903", north: "\(Double.random(in: -90...90))")
            }
        }
        let streets = try Village.streets(lines)
        _ = try await village.repository.replace(with: streets, now: Village.now)

        for street in streets {
            for number in street.numbers {
                let address = TownAddress(street: street, number: number)
                let found = try await village.find(address.label, atMost: 50)
                #expect(found.contains { $0.label == address.label && (number.number == 0 || $0.spot == address.spot) }, "\(address.label)")
            }
        }
    }

    @Test("A new file takes the place of all that was there; a wrong one of nothing", arguments: TestEngine.allCases)
    func replaced(engine: TestEngine) async throws {
        let village = try await Village.open(engine)
        var files = [Array("\(Village.header)\n\(Village.line("1", "", "Rue Neuve"))".utf8)]
        let done = try await village.replace(now: Village.now + 60) { files.popLast() ?? [] }
        var wrong = [Array("bonjour".utf8)]
        await #expect(throws: AddressProblem.notAddresses) { try await village.replace(now: Village.now + 90) { wrong.popLast() ?? [] } }

        #expect(try await village.edition() == done.edition)
        #expect(done.edition.addresses == 1 && done.edition.importedAt == Village.now + 60)
        #expect(try await found("12 rue du Moulin", village) == [])
        #expect(try await found("1 rue neuve", village).count == 1)
    }

    @Test("Nothing is known before the first import", arguments: TestEngine.allCases)
    func empty(engine: TestEngine) async throws {
        let feature = AddressesFeature(
            database: try await TestDatabase.open(engine, migrations: AddressesFeature.migrations), folder: Village.folder())

        #expect(try await feature.edition() == nil)
        #expect(try await feature.find("Admiville").isEmpty)
    }
}

import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Addresses

@Suite("Addresses that somebody may have meant")
struct NearAddressTests {
    static let streets = [
        Village.line("12", "", "Rue de la République"), Village.line("14", "bis", "Rue de la République"), Village.line("1", "", "Rue Jean Jaurès"),
        Village.line("3", "", "Avenue du Général Leclerc"), Village.line("5", "", "Rue du Moulin"), Village.line("5", "", "Rue du Moulin-Neuf"),
        Village.line("5", "", "Impasse du Moulin"), Village.line("1", "", "Place Sainte-Anne"), Village.line("7", "", "La Place"),
        Village.line("9", "", "Rue du 8 Mai 1945"), Village.line("2", "", "Rond-Point des Lilas"), Village.line("1", "", "Rue Saint-Jean"),
        Village.line("5", "", "Rue du Moulin", "99998", "Saint-Jean-les-Bois", insee: "99902"),
        Village.line("4", "", "Rue de l'Église", "99998", "Saint-Jean-les-Bois", insee: "99902"),
        Village.line("4", "", "Rue de l'Église", "99997", "Moulins-sur-Eau", insee: "99903"),
    ]

    private func town(_ engine: TestEngine) async throws -> AddressesFeature {
        let town = try await Village.open(engine)
        _ = try await town.repository.replace(with: try Village.streets(Self.streets), now: Village.now)
        return town
    }

    private func near(_ text: String, _ town: AddressesFeature) async throws -> [String] { try await town.near(text).map(\.label) }

    @Test("A letter or two wrong or missing, an abbreviation, words left out or in another order", arguments: TestEngine.allCases)
    func found(engine: TestEngine) async throws {
        let town = try await town(engine)
        let republique = "12 Rue de la République, 99999 Admiville"
        let meant = [
            "12 rue de la republque": republique, "12 r. Républiqe": republique, "12, République (rue de la)": republique,
            "12 av. de la Republique": republique, "12 rue republique admivile": republique, "12 rue de la Repubilque, 99999": republique,
            "12 rue de la Républque bâtiment C": republique, "1 rue Jean Jaurés": "1 Rue Jean Jaurès, 99999 Admiville",
            "1 rue jean jores": "1 Rue Jean Jaurès, 99999 Admiville", "1 r J. Jaurès": "1 Rue Jean Jaurès, 99999 Admiville",
            "1 rue Jaurès": "1 Rue Jean Jaurès, 99999 Admiville", "3 av leclerc": "3 Avenue du Général Leclerc, 99999 Admiville",
            "3 bd du Gal Leclerq": "3 Avenue du Général Leclerc, 99999 Admiville", "1 pl Ste-Ane": "1 Place Sainte-Anne, 99999 Admiville",
            "2 rpt lila": "2 Rond-Point des Lilas, 99999 Admiville", "9 rue du 8 may 1945": "9 Rue du 8 Mai 1945, 99999 Admiville",
            "4 rue de l'eglize st jean les bois": "4 Rue de l'Église, 99998 Saint-Jean-les-Bois",
            "4 rue de l'eglise, 99998 St Jan": "4 Rue de l'Église, 99998 Saint-Jean-les-Bois", "Saint Jan les Bois": "99998 Saint-Jean-les-Bois",
        ]
        for (text, label) in meant.sorted(by: { $0.key < $1.key }) where try await town.find(text).map(\.label) != [label] {
            #expect(try await near(text, town).first == label, "\(text)")
        }
    }

    @Test("Several are all told, the likeliest first, each commune with its own", arguments: TestEngine.allCases)
    func several(engine: TestEngine) async throws {
        let town = try await town(engine)

        #expect(
            try await near("5 rue du moullin", town) == [
                "5 Rue du Moulin, 99998 Saint-Jean-les-Bois", "5 Rue du Moulin, 99999 Admiville", "5 Impasse du Moulin, 99999 Admiville",
                "5 Rue du Moulin-Neuf, 99999 Admiville",
            ])
        #expect(try await near("4 rue de l'eglize", town).count == 2)
    }

    @Test("What is like nothing here gives nothing, nor does a kind alone, nor another town's postcode", arguments: TestEngine.allCases)
    func nothing(engine: TestEngine) async throws {
        let town = try await town(engine)
        let texts = [
            "", "   ", "rue", "av", "12", "rue de Tombouctou", "12 rue du Moullin, 35000 Rennes", "' OR 1=1 --", "99999",
            String(repeating: "a ", count: 5000), "🏠", "12 rue du Bac",
        ]
        for text in texts { #expect(try await near(text, town) == [], "\(text)") }
    }

    @Test("While it is typed, the last word may be unfinished", arguments: TestEngine.allCases)
    func suggestions(engine: TestEngine) async throws {
        let town = try await town(engine)
        func offered(_ text: String) async throws -> [String] { try await town.suggestions(for: text, atMost: 8).map(\.label) }

        #expect(try await offered("12 rue de la rep").first == "12 Rue de la République, 99999 Admiville")
        #expect(try await offered("gen").contains("Avenue du Général Leclerc, 99999 Admiville"))
        #expect(try await offered("5 rue du moulin").count == 4)
        #expect(try await offered("saint-je").contains("99998 Saint-Jean-les-Bois"))
        #expect(try await offered("4 rue de l'église, 99998 sai") == ["4 Rue de l'Église, 99998 Saint-Jean-les-Bois"])
        #expect(try await offered("zzz").isEmpty)
    }

    @Test("Addresses imported before there were words get theirs, once", arguments: TestEngine.allCases)
    func older(engine: TestEngine) async throws {
        let town = try await town(engine)
        _ = try await town.repository.database.write { connection in
            for statement: SQL in ["DELETE FROM address_word", "DELETE FROM address_near", "UPDATE address_edition SET has_words = FALSE"] {
                try connection.run(statement)
            }
        }
        #expect(try await near("12 rue de la republque", town) == [])

        #expect(try await town.repository.addWords() == true)

        #expect(try await near("12 rue de la republque", town).count == 1)
        #expect(try await town.repository.addWords() == false)
    }

    @Test("Every street with a letter changed finds itself", arguments: TestEngine.allCases)
    func everyStreet(engine: TestEngine) async throws {
        let town = try await town(engine)
        for street in try Village.streets(Self.streets) {
            let words = AddressText.words(street.name)
            guard let word = words.last, NearWord.allowance(word) > 0 else { continue }
            let typed = (words.dropLast() + [word.dropLast() + "q"]).joined(separator: " ")
            let label = try #require(street.address(nil, "")).label
            #expect(try await near("\(typed) \(street.postcode) \(street.commune)", town).contains(label), "\(typed)")
        }
    }
}

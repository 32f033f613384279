import Core
import Testing

@testable import Forms

@Suite("Places")
struct PlaceTests {
    @Test("An address needs its line, its postcode and its commune")
    func address() {
        let whole = read(["it.line": "12  rue des Lilas", "it.postcode": "35 000", "it.commune": "Rennes", "it.insee": "35238"], .address)
        #expect(whole == (.record(["line": "12  rue des Lilas", "postcode": "35000", "commune": "Rennes", "insee": "35238"]), []))

        #expect(
            read(["it.postcode": "3500", "it.complement": "Bât. B"], .address).problems == [
                "it.postcode: forms.address.postcode.unknown", "it.line: forms.address.line.missing", "it.commune: forms.address.commune.missing",
            ])
        #expect(read(["it.line": " ", "it.insee": "35238"], .address) == (nil, []))
    }

    @Test("A code of commune that cannot be one is left out of an address")
    func addressCode() {
        let read = read(["it.line": "1 rue A", "it.postcode": "35000", "it.commune": "Rennes", "it.insee": "99999"], .address)

        #expect(read == (.record(["line": "1 rue A", "postcode": "35000", "commune": "Rennes"]), []))
    }

    @Test(
        "A commune is a code of INSEE, else a name",
        arguments: [
            ("35238", "35238"), ("2a004", "2A004"), ("98735", "98735"), ("Papeete", "Papeete"), ("99000", "[forms.commune.unknown]"),
            ("20004", "[forms.commune.unknown]"), ("", "blank"),
        ])
    func commune(typed: String, result: String) {
        #expect(read(typed, .commune) == result)
    }

    @Test(
        "Codes of INSEE",
        arguments: [
            ("35238", true), ("2A004", true), ("2B033", true), ("97411", true), ("98818", true), ("20004", false), ("96001", false), ("35000", false),
            ("3523", false), ("99100", false),
        ])
    func insee(code: String, isOne: Bool) {
        #expect((InseeCode(code) != nil) == isOne)
    }

    @Test(
        "A département by its code or its name",
        arguments: [
            ("35", "35"), ("1", "01"), ("01", "01"), ("2a", "2A"), ("974", "974"), ("Ille-et-Vilaine", "35"), ("ille et vilaine", "35"),
            ("35 - Ille-et-Vilaine", "35"),
            ("Ille-et-Vilaine (35)", "35"), ("la Sarthe", "72"), ("Réunion", "974"), ("LA RÉUNION", "974"), ("cotes d’armor", "22"),
            ("Wallis et Futuna", "986"),
            ("20", "[forms.departement.unknown]"), ("96", "[forms.departement.unknown]"), ("Bretagne", "[forms.departement.unknown]"),
            ("la", "[forms.departement.unknown]"),
            ("?", "[forms.departement.unknown]"), ("", "blank"),
        ])
    func departement(typed: String, result: String) {
        #expect(read(typed, .departement) == result)
    }

    @Test("There are 101 départements and 8 collectivities overseas")
    func departements() {
        #expect(Departement.all.count == 109)
    }

    @Test(
        "A country by its code or its name",
        arguments: [
            ("FR", "FR"), ("fr", "FR"), ("France", "FR"), ("la Belgique", "BE"), ("ALGERIE", "DZ"), ("Côte d'Ivoire", "CI"), ("cote d ivoire", "CI"),
            ("États-Unis", "US"),
            ("etats unis", "US"), ("Allemagne", "DE"), ("de", "DE"), ("la", "LA"), ("RDC", "CD"), ("Congo", "CG"), ("Royaume Uni", "GB"),
            ("Germany", "DE"),
            ("Bosnie-Herzégovine", "BA"), ("Antigua et Barbuda", "AG"), ("Guinée", "GN"), ("Guinée équatoriale", "GQ"), ("Kosovo", "XK"),
            ("Türkiye", "TR"),
            ("Bretagne", "[forms.country.unknown]"), ("ZZ", "[forms.country.unknown]"), ("les", "[forms.country.unknown]"),
            ("…", "[forms.country.unknown]"), ("", "blank"),
        ])
    func country(typed: String, result: String) {
        #expect(read(typed, .country) == result)
    }

    @Test("Every country can be read back by each of its names")
    func countries() throws {
        #expect(Country.all.count == 250)
        for country in Country.all {
            #expect(try Country(typed: country.code) == country)
            #expect(try Country(typed: country.french) == country)
            #expect(try Country(typed: country.english) == country)
        }
    }
}

import Core
import Foundation
import Testing

@testable import Incidents

@Suite("Codes of certificates")
struct CertificateTests {
    private static let codes = CertificateCodes(key: Array(repeating: 7, count: 32))
    private static let town = OrganisationID(1)
    private static let moment = Date(timeIntervalSince1970: 1_772_438_400)

    @Test(
        "A code says its fact to whoever checks it",
        arguments: [Certificate.Fact.failed(moment), .notTaken(moment), .incident(IncidentID(41))])
    func genuine(fact: Certificate.Fact) {
        let code = Self.codes.code(for: Certificate(fact: fact), of: Self.town)

        #expect(code.wholeMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/) != nil)
        #expect(Self.codes.read(code, mention: "", for: Self.town) == .genuine(Certificate(fact: fact)))
    }

    @Test("It is read as people copy it: small letters, spaces, O for 0, L for 1")
    func copied() {
        let code = Self.codes.code(for: Certificate(fact: .failed(Self.moment)), of: Self.town)
        let copied = code.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing("1", with: "l")

        #expect(Self.codes.read(copied, mention: "", for: Self.town) == .genuine(Certificate(fact: .failed(Self.moment))))
    }

    @Test("Changing any one character makes it nobody's")
    func forged() {
        let code = Array(Self.codes.code(for: Certificate(fact: .failed(Self.moment)), of: Self.town))
        for index in code.indices where code[index] != "-" {
            var forged = code
            forged[index] = code[index] == "7" ? "8" : "7"
            #expect(Self.codes.read(String(forged), mention: "Amina", for: Self.town) == .wrong)
        }
    }

    @Test("Another installation, another authority, another text on the paper: none is vouched for")
    func others() {
        let certificate = Certificate(fact: .failed(Self.moment), mention: "Amina Benali, dossier 12")
        let code = Self.codes.code(for: certificate, of: Self.town)

        #expect(CertificateCodes(key: Array(repeating: 8, count: 32)).read(code, mention: certificate.mention, for: Self.town) == .wrong)
        #expect(Self.codes.read(code, mention: certificate.mention, for: OrganisationID(2)) == .wrong)
        #expect(Self.codes.read(code, mention: "Bruno Petit", for: Self.town) == .wrong)
        #expect(Self.codes.read(code, mention: "", for: Self.town) == .needsMention)
        #expect(Self.codes.read(code, mention: "AMINA  benali dossier 12", for: Self.town) != .wrong)
    }

    @Test("A failure that hit before we knew whose page it was is vouched for by every authority here")
    func nobodys() {
        let code = Self.codes.code(for: Certificate(fact: .failed(Self.moment)), of: nil)

        #expect(Self.codes.read(code, mention: "", for: Self.town) == .genuine(Certificate(fact: .failed(Self.moment))))
    }

    @Test(
        "What is no code is wrong, and stops nothing", arguments: ["", "----", "é", "0000-0000-0000-0000-0000", String(repeating: "7", count: 400)])
    func noCode(text: String) {
        #expect(Self.codes.read(text, mention: "", for: Self.town) == .wrong)
    }
}

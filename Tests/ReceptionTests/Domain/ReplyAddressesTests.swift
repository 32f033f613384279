import Core
import Foundation
import Testing

@testable import Reception

@Suite("Signed addresses for answers")
struct ReplyAddressesTests {
    private let addresses = ReplyAddresses(base: EmailAddress("demande@ville.example")!, key: Array("secret".utf8))
    private let reference = Reference.random()

    @Test("An address leads back to its request, whatever servers do to its case")
    func roundTrip() throws {
        let address = try #require(addresses.address(for: reference)).description

        #expect(addresses.reference(in: address) == reference)
        #expect(addresses.reference(in: address.uppercased()) == reference)
        #expect(address.prefix { $0 != "@" }.utf8.count <= 64)
    }

    @Test("Nobody makes one up: another number, another mark, another key, another domain lead nowhere")
    func forged() throws {
        let address = try #require(addresses.address(for: reference)).description
        let other = try #require(addresses.address(for: Reference.random())).description
        let mark = address.split(separator: ".")[1].prefix(20)
        let swapped = other.split(separator: ".")[0] + "." + mark + "@ville.example"
        let otherKey = ReplyAddresses(base: addresses.base, key: [1])

        #expect(addresses.reference(in: String(swapped)) == nil)
        #expect(addresses.reference(in: address.replacing(mark, with: String(repeating: "0", count: 20))) == nil)
        #expect(addresses.reference(in: address.replacing("ville.example", with: "autre.example")) == nil)
        #expect(otherKey.reference(in: address) == nil)
    }

    @Test(
        "What is no address of ours is refused quietly",
        arguments: [
            "", "@", "demande@ville.example", "demande+@ville.example", "demande+.@ville.example", "demande+a.b.c@ville.example", "é+x.y@z", "a@b@c",
        ])
    func malformed(address: String) {
        #expect(addresses.reference(in: address) == nil)
    }

    @Test("The envelope is believed first; cut down to the base, what servers and the sender wrote; the town's own copy is only the town's")
    func order() throws {
        let second = Reference.random()
        var head = MessageHead()
        head.to = [Correspondent(name: "", address: try #require(addresses.address(for: second)).description)]

        #expect(addresses.reference(for: try #require(addresses.address(for: reference)).description, in: head) == reference)
        #expect(addresses.reference(for: "Demande@Ville.example", in: head) == second)
        #expect(addresses.reference(for: "contact@ville.example", in: head) == nil)
        #expect(addresses.reference(for: "demande@ville.example", in: MessageHead()) == nil)
    }

    @Test("A base without room gives no address")
    func longBase() throws {
        let base = try #require(EmailAddress(String(repeating: "a", count: 40) + "@ville.example"))

        #expect(ReplyAddresses(base: base, key: [1]).address(for: reference) == nil)
    }

    @Test("Numbers that a text speaks of are found, and words are not")
    func mentioned() {
        let text = "Ma demande \(reference), dite aussi \(reference.description.filter { $0 != "-" }.lowercased()), du 22 novembre 2026 à Admiville."

        #expect(MentionedReferences.found(in: text) == [reference])
    }
}

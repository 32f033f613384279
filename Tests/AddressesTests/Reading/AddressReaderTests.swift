import Core
import Foundation
import TestSupport
import Testing

@testable import Addresses

@Suite("The file of the national base of addresses")
struct AddressReaderTests {
    @Test("Streets are gathered with their numbers, each postcode apart")
    func streets() throws {
        let streets = try Village.streets()

        #expect(streets.count == 6 && streets[0].name == "Rue du Moulin" && streets[0].numbers.map(\.suffix) == ["", "", "bis", ""])
        #expect(streets.last?.numbers.map(\.number) == [0])
    }

    @Test("Cut anywhere, it is read the same")
    func pieces() throws {
        let bytes = Array(([Village.header] + Village.lines).joined(separator: "\r\n").utf8)
        for size in [1, 2, 7, 64] {
            var reader = AddressReader()
            for start in stride(from: 0, to: bytes.count, by: size) { try reader.feed(bytes[start..<min(start + size, bytes.count)]) }
            #expect(try reader.finish() == Village.streets())
        }
    }

    @Test("Quotes, columns in another order, and the mark of the order of bytes")
    func forms() throws {
        var reader = AddressReader()
        try reader.feed(
            "\u{FEFF}lat;lon;nom_commune;code_insee;code_postal;nom_voie;rep;numero\n48.1;-1.6;Admiville;99901;99999;\"Rue \"\"A\"\"; cour\";;7\n"
                .utf8)

        #expect(try reader.finish().map(\.name) == ["Rue \"A\"; cour"])
    }

    @Test("A line that cannot be read is left out, and told with its number")
    func faults() throws {
        var reader = AddressReader()
        let wrong = [
            Village.line("1", "", "Rue", north: "nan"), Village.line("-4", "", "Rue"), Village.line("1", "", ""), "x;y",
            Village.line("1", "", "Rue", "9999"), String(repeating: "a", count: 10_000),
        ]
        let good = (1...80).map { Village.line("\($0)", "", "Rue du Bac") }
        try reader.feed(([Village.header] + wrong + good).joined(separator: "\n").utf8)

        let streets = try reader.finish()

        #expect(streets.count == 1 && reader.addresses == 80)
        #expect(reader.faults.map(\.line) == [2, 3, 4, 5, 6, 7])
        #expect(reader.faults.map(\.fault) == [.position, .number, .name, .columns, .code, .tooLong])
    }

    @Test("Another file is refused at its first line")
    func another() throws {
        var reader = AddressReader()
        #expect(throws: AddressProblem.notAddresses) { try reader.feed("name,age\nAmina,12\n".utf8) }
    }

    @Test("A file damaged in more than one line out of ten is refused")
    func damaged() throws {
        #expect(throws: AddressProblem.tooManyFaults(1)) { try Village.streets(["x;y", Village.line("1", "", "Rue du Bac")]) }
        #expect(throws: AddressProblem.tooManyFaults(0)) { try Village.streets([]) }
    }

    @Test("Noise neither stops it nor fills the memory")
    func noise() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var reader = AddressReader()
            try reader.feed((Village.header + "\n").utf8)
            var bytes = Array(Village.lines.joined(separator: "\n").utf8)
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = [0x0A, 0x22, 0x3B, 0xFF, 0x00, 0x30].randomElement(using: &random)!
            }
            try reader.feed(bytes)
            _ = try? reader.finish()
            #expect(reader.addresses + reader.faultCount <= bytes.count)
        }
    }
}

import Core
import Foundation
import Testing

@testable import Dossiers

@Suite("The history of a request")
struct HistoryTests {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)

    static func chain(_ count: Int) -> [HistoryLine] {
        (1...count).reduce(into: []) { lines, number in
            lines.append(
                HistoryLine(
                    number: number, at: morning + Double(number), actor: .agent(AgentID(3), name: "Alix"), channel: .web, event: .moved,
                    detail: ["to": .string("in_review")], previousHash: lines.last?.hash ?? ""
                )
            )
        }
    }

    @Test("A chain that nobody touched is whole")
    func whole() {
        let lines = Self.chain(5)
        #expect(HistoryLine.firstBreak(in: lines, head: lines[4].hash) == nil)
    }

    @Test("A changed line is found, whichever it is", arguments: 0..<5)
    func changed(index: Int) {
        var lines = Self.chain(5)
        let line = lines[index]
        lines[index] = HistoryLine(
            number: line.number, at: line.at, actor: .agent(AgentID(4), name: "Basile"), channel: line.channel, event: line.event,
            detail: line.detail,
            previousHash: line.previousHash, hash: line.hash
        )
        #expect(HistoryLine.firstBreak(in: lines, head: Self.chain(5)[4].hash) == index + 1)
    }

    @Test("A line taken away is found, even the last")
    func removed() {
        let lines = Self.chain(5)
        #expect(HistoryLine.firstBreak(in: Array(lines.dropLast()), head: lines[4].hash) == 5)
        #expect(HistoryLine.firstBreak(in: Array(lines[0..<2] + lines[3...]), head: lines[4].hash) == 3)
    }

    @Test("The hash is the one that is documented")
    func documented() {
        let line = Self.chain(1)[0]
        let text = """
            {"actor":"agent","agent":3,"at":1772438401000000,"channel":"web","detail":{"to":"in_review"},"event":"moved","number":1}
            """
        #expect(line.hash == Secret.digest("\n" + text))
    }
}

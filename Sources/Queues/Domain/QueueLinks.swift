import Core
import Scheduling

/// The addresses of the screen, of the kiosk and of tickets: whoever has one sees what it shows. Nothing is stored: the mark is made from the
/// installation's key.
struct QueueLinks: Sendable {
    enum Purpose: String { case screen = "ecran", kiosk = "borne" }

    let key: [UInt8]

    /// - Parameter edition: raised, it makes new addresses and the former ones lead nowhere.
    func address(of purpose: Purpose, at place: PlaceID, edition: Int) -> String {
        "/file/\(purpose.rawValue)/\(place)-\(edition)-\(mark("\(purpose.rawValue):\(place):\(edition)"))"
    }

    func place(_ text: String, for purpose: Purpose) -> (place: PlaceID, edition: Int)? {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 3, let place = PlaceID(parts[0]), let edition = Int(parts[1]) else { return nil }
        return Secret.areEqual(parts[2], mark("\(purpose.rawValue):\(place):\(edition)")) ? (place, edition) : nil
    }

    func address(of ticket: TicketID) -> String { "/file/ticket/\(ticket)-\(mark("ticket:\(ticket)"))" }

    func ticket(_ text: String) -> TicketID? {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 2, let ticket = TicketID(parts[0]), Secret.areEqual(parts[1], mark("ticket:\(ticket)")) else { return nil }
        return ticket
    }

    /// Short, so that the square that a phone reads stays coarse: 80 bits, which nobody guesses through a web server.
    private func mark(_ text: String) -> String { String(Secret.mark(text, key: key).prefix(20)) }
}

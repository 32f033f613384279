import Core
import Foundation

/// Another authority of this installation.
public struct AuthoritySheet: Sendable, Equatable {
    public var id: OrganisationID
    public var name: String
    public var phone: String
    public var email: String
    /// Lines of an envelope, separated by line ends.
    public var address: String
    /// `https://demarches.admiville.fr`, without a slash at the end.
    public var baseURL: String
    public var zone: TimeZone

    public init(id: OrganisationID, name: String, phone: String, email: String, address: String, baseURL: String, zone: TimeZone) {
        (self.id, self.name, self.phone, self.email) = (id, name, phone, email)
        (self.address, self.baseURL, self.zone) = (address, baseURL, zone)
    }
}

/// What this room asks of the authorities that share the installation. `App` answers.
public protocol Authorities: Sendable {
    func others(than organisation: OrganisationID) async throws -> [AuthoritySheet]
}

/// Who handles from now on a request that came to the wrong administration, and how it reaches them (CRPA L114-2).
public struct Handover: Sendable, Equatable {
    public enum Way: String, Sendable, CaseIterable {
        /// Another authority of this installation: the request arrives there by itself.
        case inside
        /// An agent downloads the archive and sends it themselves.
        case download
        /// By mail: the summary, and a link to the archive.
        case email
        /// By post: the summary goes to the print queue.
        case post
    }

    public var way: Way
    public var name: String
    public var phone = ""
    public var email = ""
    /// Lines of an envelope, separated by line ends.
    public var address = ""
    /// What is handed over: questions, by their ids, and files. **Nothing of what the request becomes there**: this authority may not know it.
    var fields: [String] = []
    var files: [AttachmentID] = []

    public init(way: Way, name: String, phone: String = "", email: String = "", address: String = "") {
        (self.way, self.name, self.phone, self.email, self.address) = (way, name, phone, email, address)
    }

    /// What is wrong with it, as keys of the catalogue.
    var faults: [(field: String, key: String)] {
        var faults: [(String, String)] = []
        if name.isEmpty { faults.append(("nom", "dossiers.handover.fault.name")) }
        if way == .email, EmailAddress(email) == nil { faults.append(("courriel", "dossiers.handover.fault.email")) }
        if way == .post, address.isEmpty { faults.append(("adresse", "dossiers.handover.fault.address")) }
        return faults
    }
}

extension Handover {
    /// As a line of the history keeps it.
    var json: [String: JSON] {
        [
            "way": .string(way.rawValue), "name": .string(name), "phone": .string(phone), "email": .string(email), "address": .string(address),
            "fields": .array(fields.map(JSON.string)), "files": .array(files.map { .int(Int($0.rawValue)) }),
        ]
    }

    init?(_ line: HistoryLine) {
        guard line.event == .forwarded, let way = line.detail["way"]?.string.flatMap(Way.init) else { return nil }
        func text(_ key: String) -> String { line.detail[key]?.string ?? "" }
        self.init(way: way, name: text("name"), phone: text("phone"), email: text("email"), address: text("address"))
        fields = line.detail["fields"]?.array?.compactMap(\.string) ?? []
        files = line.detail["files"]?.array?.compactMap { $0.int.map { AttachmentID(Int64($0)) } } ?? []
    }

    /// The last one that a history tells.
    init?(_ history: [HistoryLine]) {
        guard let line = history.last(where: { $0.event == .forwarded }) else { return nil }
        self.init(line)
    }
}

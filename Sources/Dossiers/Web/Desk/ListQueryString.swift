import Core
import Foundation
import Web

extension DossierFilter {
    /// Reads the query string of the list. What it does not understand is as if it were not there.
    init(_ visit: Visit) {
        self.init()
        stage = visit.query("etape").flatMap(Stage.init) ?? .open
        procedure = visit.query("demarche").flatMap(ProcedureID.init)
        status = visit.query("statut").map { String($0.prefix(80)) }
        unit = visit.query("service").flatMap(UnitID.init)
        channel = visit.query("canal").flatMap(Channel.init)
        assignee = visit.query("agent").flatMap(Assignee.init)
        urgency = visit.query("retard").flatMap(Urgency.init(query:))
        from = visit.query("du").flatMap(LocalDate.init)
        to = visit.query("au").flatMap(LocalDate.init)
        text = String((visit.query("q") ?? "").prefix(100))
        order = visit.query("tri").flatMap(Order.init) ?? .newest
    }

    /// The query string that reads back as this filter.
    var queryString: String {
        var pairs: [(String, String)] = []
        if stage != .open { pairs.append(("etape", stage.rawValue)) }
        if let procedure { pairs.append(("demarche", procedure.description)) }
        if let status { pairs.append(("statut", status)) }
        if let unit { pairs.append(("service", unit.description)) }
        if let channel { pairs.append(("canal", channel.rawValue)) }
        if let assignee { pairs.append(("agent", assignee.description)) }
        if let urgency { pairs.append(("retard", urgency.query)) }
        if let from { pairs.append(("du", from.description)) }
        if let to { pairs.append(("au", to.description)) }
        if !text.isEmpty { pairs.append(("q", text)) }
        if order != .newest { pairs.append(("tri", order.rawValue)) }
        return pairs.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }
}

extension DossierFilter.Urgency {
    /// In the address.
    var query: String { self == .soon ? "1" : "passe" }

    init?(query: String) {
        guard let found = Self.allCases.first(where: { $0.query == query }) else { return nil }
        self = found
    }
}

extension DossierFilter.Assignee: LosslessStringConvertible {
    init?(_ text: String) {
        switch text {
        case "moi": self = .me
        case "personne": self = .nobody
        default:
            guard let agent = AgentID(text) else { return nil }
            self = .agent(agent)
        }
    }

    var description: String {
        switch self {
        case .me: "moi"
        case .nobody: "personne"
        case .agent(let agent): agent.description
        }
    }
}

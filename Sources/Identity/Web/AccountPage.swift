import Core
import Forms
import Foundation
import Web

/// What an agent sees of their own account.
struct AccountPage {
    let visit: AgentVisit
    let agent: Agent
    let units: [UnitName]
    let sessions: [AgentSession]
    let current: SessionID?
    let faults: [FieldProblem]

    private var words: Words { visit.words }

    var html: HTML {
        """
        \(faults.summary(words))
        \(done)
        <h1>\(words("identity.account.title"))</h1>
        \(SummaryList(identity, words: words))
        <h2>\(words("identity.account.roles"))</h2>
        \(RolesTable(roles: agent.roles, units: units, words: words).html)
        <h2>\(words("identity.account.password"))</h2>
        \(passwordForm)
        <h2>\(words("identity.factor.title"))</h2>
        <p><a href="\(SecondFactorPages.path)">\(words("identity.factor.open"))</a></p>
        <h2>\(words("identity.leave.title"))</h2>
        <p><a href="\(LeavePages.path)">\(words("identity.leave.open"))</a></p>
        <h2>\(words("identity.account.sessions"))</h2>
        \(sessionList)
        """
    }

    private var identity: [SummaryList.Row] {
        [
            .init(words("identity.field.name"), agent.name), .init(words("identity.field.quality"), agent.quality),
            .init(words("identity.field.email"), agent.email.description),
        ]
    }

    private var done: Notice? {
        switch visit.visit.query("fait") {
        case "mot-de-passe": Notice(.success, words("identity.account.passwordChanged"))
        case "session": Notice(.success, words("identity.account.sessionClosed"))
        default: nil
        }
    }

    private var passwordForm: HTML {
        let error = faults.first { $0.field == PasswordField.current }.map { words($0.message) }
        let current = Question(PasswordField.current, words("identity.field.currentPassword"), words, error: error)
        return """
            <form method="post" action="\(AccountPages.path)/mot-de-passe" novalidate>\(visit.visit.formToken)
            \(PasswordBoxes.username(agent.email))
            \(TextInput(current, .password))
            \(PasswordBoxes(words: words, faults: faults).html)
            \(Button(words("identity.account.changePassword")))
            </form>
            """
    }

    private var sessionList: HTML {
        """
        <p>\(words("identity.account.sessions.intro"))</p>
        \(DataTable(
            words("identity.account.sessions"), columns: ["device", "began", "seen", "close"].map { .init(words("identity.account.session.\($0)")) },
            rows: sessions.map(row), showsCaption: false))
        \(sessions.count > 1 ? closeOthers : nil)
        """
    }

    private func row(_ session: AgentSession) -> [HTML] {
        let device = session.device.isEmpty ? words("identity.account.session.unknown") : session.device
        return [
            "\(device)", "\(session.createdAt.inWords(words.language, in: visit.site.zone))",
            "\(session.lastSeenAt.inWords(words.language, in: visit.site.zone))", session.id == current ? here : closing(session, device),
        ]
    }

    private var here: HTML { "\(StatusTag(words("identity.account.session.here"), .good))" }

    private func closing(_ session: AgentSession, _ device: String) -> HTML {
        """
        <form method="post" action="\(AccountPages.path)/sessions/\(session.id.description)/fermeture">\(visit.visit.formToken)\
        \(Button(words("identity.account.session.closeOne", ["device": device]), .quiet))</form>
        """
    }

    private var closeOthers: HTML {
        """
        <form method="post" action="\(AccountPages.path)/sessions/fermeture">\(visit.visit.formToken)\
        \(Button(words("identity.account.session.closeOthers"), .secondary))</form>
        """
    }
}

/// Who may do what where.
struct RolesTable {
    let roles: AgentRoles
    let units: [UnitName]
    let words: Words

    var html: HTML {
        let rows = units.filter { !(roles[$0.id] ?? []).isEmpty }.map { unit -> [HTML] in ["\(unit.name)", "\(words.roles(roles[unit.id] ?? []))"] }
        guard !rows.isEmpty else { return "<p>\(words("identity.roles.none"))</p>" }
        return DataTable(
            words("identity.roles.caption"), columns: [.init(words("identity.roles.unit")), .init(words("identity.roles.roles"))], rows: rows,
            showsCaption: false
        ).html
    }
}

extension Words {
    /// "accueil, instruction": in the order of ``AgentRole``.
    func roles(_ roles: Set<AgentRole>) -> String {
        AgentRole.allCases.filter(roles.contains).map { self("identity.role.\($0.rawValue)") }.joined(separator: ", ")
    }
}

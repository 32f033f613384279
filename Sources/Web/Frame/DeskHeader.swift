import Core

/// The top of the desk: what this agent's roles open, and nothing else.
enum DeskHeader {
    static func html(_ agent: AgentViewer, _ visit: Visit) -> HTML {
        let words = visit.words
        return """
            <header class="top desk">
            <div class="inside">
            <a class="town" href="/bureau">\(visit.site.name) <small>\(words("web.desk.name"))</small></a>
            <form class="leave" method="post" action="/bureau/deconnexion">\(visit.formToken)
            <a href="/bureau/mon-compte">\(agent.name)</a> <button>\(words("web.desk.leave"))</button></form>
            <nav aria-label="\(words("web.desk.nav"))"><ul>\(entries(agent).map { entry($0, visit) })</ul></nav>
            </div>
            </header>
            """
    }

    /// Where each entry leads, and who has it.
    static func entries(_ agent: AgentViewer) -> [(path: String, key: String)] {
        var entries: [(path: String, key: String)] = []
        if !agent.units.isEmpty {
            entries.append(("/bureau", "web.desk.requests"))
            entries.append(("/bureau/demandes/nouvelle", "web.desk.new"))
            entries.append(("/bureau/reception", "web.desk.reception"))
            entries.append(("/bureau/courriers", "web.desk.letters"))
            entries.append(("/bureau/rendez-vous", "web.desk.appointments"))
            entries.append(("/bureau/file", "web.desk.queue"))
            entries.append(("/bureau/statistiques", "web.desk.statistics"))
            entries.append(("/bureau/cartes", "web.desk.cards"))
            entries.append(("/bureau/mandats", "web.desk.mandates"))
            entries.append(("/bureau/contacts", "web.desk.contacts"))
        }
        if agent.has(.administrator) || agent.has(.designer) { entries.append(("/bureau/atelier", "web.desk.studio")) }
        if agent.has(.administrator) { entries.append(("/bureau/courriels", "web.desk.outbox")) }
        if agent.has(.administrator) || agent.has(.dataProtectionOfficer) || agent.has(.archivist) {
            entries.append(("/bureau/donnees", "web.desk.privacy"))
        }
        if [.administrator, .designer, .manager].contains(where: agent.has) { entries.append(("/bureau/reglages", "web.desk.settings")) }
        return entries
    }

    /// What an agent sees first: not everybody sees requests.
    static func firstPage(of agent: AgentViewer) -> String { entries(agent).first?.path ?? "/bureau/mon-compte" }

    private static func entry(_ entry: (path: String, key: String), _ visit: Visit) -> HTML {
        let isHere = entry.path == "/bureau" ? visit.path == entry.path || visit.path.hasPrefix("/bureau/dossiers") : visit.path.hasPrefix(entry.path)
        return "<li><a href=\"\(entry.path)\"\(attribute: "aria-current", isHere ? "page" : nil)>\(visit.words(entry.key))</a></li>"
    }
}

extension AgentViewer {
    /// The first page of the desk that their roles open.
    public var firstPage: String { DeskHeader.firstPage(of: self) }
}

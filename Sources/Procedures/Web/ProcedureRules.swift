import Core
import Definitions
import Law
import Web

/// What our silence means, the texts, and what becomes of people's data.
struct ProcedureRules {
    let procedure: PublishedProcedure
    let visit: Visit

    var html: HTML {
        """
        <h2>\(words("procedures.silence.title"))</h2>
        <p>\(silence)</p>
        \(Details(words("procedures.page.legal"), legal))
        \(Details(words("procedures.page.data"), data))
        """
    }

    private var words: Words { visit.words }
    private var rule: SilenceRule { procedure.silence }
    private var definition: ProcedureDefinition { procedure.definition }

    private var silence: String {
        let delay = words.count(rule.count, "procedures.delay.\(rule.unit.rawValue)")
        let effect = words("procedures.silence.\(rule.effect.rawValue)", ["delay": delay])
        if rule.effect == .none { return effect }
        let start = words("procedures.silence.start.\(rule.start.rawValue)")
        return rule.incomplete == .none
            ? "\(effect) \(start)" : "\(effect) \(start) \(words("procedures.silence.incomplete.\(rule.incomplete.rawValue)"))"
    }

    private var legal: HTML {
        let lines = definition.legal.map { "<li>\($0)</li>" as HTML } + ["<li>\(words("procedures.legal.silence")) \(rule.legalBasis)</li>"]
        return visit.inFrench("<ul>\(lines)</ul>")
    }

    private var data: HTML {
        """
        <p>\(words("procedures.data.controller", ["town": visit.site.name]))</p>
        \(visit.inFrench(written))
        <p>\(words("procedures.data.rights"))</p>
        <p><a href="/donnees-personnelles">\(words("procedures.data.officer"))</a></p>
        <p><a href="https://www.cnil.fr/fr/plaintes">\(words("procedures.data.cnil"))</a></p>
        """
    }

    private var written: HTML {
        """
        <ul>
        <li>\(words("procedures.data.purpose")) \(definition.data?.purpose ?? "")</li>
        <li>\(words("procedures.data.basis")) \(definition.data?.basis ?? "")</li>
        <li>\(words("procedures.data.recipients")) \(definition.data?.recipients.joined(separator: ", ") ?? "")</li>
        \(sources)
        <li>\(words("procedures.data.retention")) \(retention)</li>
        </ul>
        """
    }

    private var sources: HTML {
        guard let sources = definition.data?.sources, !sources.isEmpty else { return "" }
        return "<li>\(words("procedures.data.sources")) \(sources.joined(separator: ", "))</li>"
    }

    private var retention: String {
        let rule = procedure.retention
        let months = words.count(rule.months, "procedures.delay.months")
        return words("procedures.data.retention.\(rule.fate.rawValue)", ["delay": months])
    }
}

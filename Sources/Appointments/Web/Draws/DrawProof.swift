import Core
import Foundation
import Web

/// What lets anyone check a draw: before it, what is promised; after it, all that the order was made from, and how to make it again.
struct DrawProof {
    let draw: Draw
    let tally: DrawTally
    let visit: Visit

    private var words: Words { visit.words }
    /// **Not before the order is known.**
    private var seed: String? { draw.state.hasOrder ? draw.seed : nil }

    var html: HTML {
        """
        <h2>\(words("appointments.draw.check"))</h2>
        <p>\(words(draw.state.hasOrder ? "appointments.draw.check.after" : "appointments.draw.check.before"))</p>
        \(draw.promised.map(promise))
        <dl>\(facts.map { "<dt>\(words("appointments.draw.\($0.key)"))</dt><dd><code>\($0.value)</code></dd>" as HTML })</dl>
        \(Details(words("appointments.draw.how"), how))
        \(if: draw.state.hasOrder, order)
        """
    }

    private func promise(_ promised: PromisedRound) -> HTML {
        let arguments = [
            "round": "\(promised.round)", "at": promised.time.inWords(words.language, in: visit.site.zone),
            "until": promised.until.inWords(words.language, in: visit.site.zone),
        ]
        return "<p>\(words(UserMessage("appointments.draw.beacon.\(promised.outcome.name)", arguments)))</p>"
    }

    private var facts: [(key: String, value: String)] {
        var facts = [(key: "commitment", value: draw.commitment)]
        if let promised = draw.promised { facts.append(("beacon.chain", promised.chain.hash)) }
        if let value = draw.promised?.value { facts += [("beacon.randomness", value.randomness), ("beacon.signature", value.signature)] }
        if let seed { facts.append(("seed", seed)) }
        if seed != nil, draw.key != draw.seed { facts.append(("key", draw.key)) }
        return facts
    }

    /// In a shell that everyone has: nothing of ours is needed to check us.
    private var how: HTML {
        let key: HTML = isMixed ? known(seed.map { _ in draw.key }, "key") : known(seed, "seed")
        return """
            <ol>
            \(step("seed", "printf %s \"\(known(seed, "seed"))\" | sha256sum"))
            \(isMixed ? mixing : nil)
            \(step("lot", "printf %s <var>12</var> | openssl dgst -sha256 -hmac \"\(key)\""))
            <li><p>\(words("appointments.draw.how.order"))</p></li>
            </ol>
            """
    }

    private var isMixed: Bool { draw.promised.map { $0.outcome != .missed } ?? false }

    private var mixing: HTML? {
        guard let promised = draw.promised else { return nil }
        let randomness = known(promised.value?.randomness, "beacon.randomness")
        return """
            \(step("beacon", "curl https://api.drand.sh/\(promised.chain.path(of: promised.round))"))
            \(step("randomness", "printf %s \"\(known(promised.value?.signature, "beacon.signature"))\" | xxd -r -p | sha256sum"))
            \(step("mixed", "printf %s \"\(known(seed, "seed"))\(randomness)\" | sha256sum"))
            """
    }

    private func step(_ key: String, _ command: HTML) -> HTML {
        "<li><p>\(words("appointments.draw.how.\(key)"))</p><pre><code>\(command)</code></pre></li>"
    }

    /// To be copied as it is once it is known; its name until then.
    private func known(_ value: String?, _ key: String) -> HTML { value.map { "\($0)" } ?? "<var>\(words("appointments.draw.\(key)"))</var>" }

    private var order: HTML {
        guard !tally.order.isEmpty else { return "<p>\(words("appointments.draw.nobody"))</p>" }
        let columns = ["rank", "number", "result"].map { DataTable.Column(words("appointments.draw.column.\($0)")) }
        let rows = tally.order.map { lot -> [HTML] in
            ["\(lot.rank)", "\(lot.number)", "\(words(lot.hasPlace ? "appointments.draw.lot.place" : "appointments.draw.lot.none"))"]
        }
        return
            "<h2>\(words("appointments.draw.order"))</h2>\(DataTable(words("appointments.draw.order"), columns: columns, rows: rows, showsCaption: false))"
    }
}

extension PromisedRound.Outcome {
    /// In the keys of the catalogue.
    var name: String {
        switch self {
        case .awaited: "awaited"
        case .read: "read"
        case .missed: "missed"
        }
    }
}

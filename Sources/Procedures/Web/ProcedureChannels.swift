import Core
import Definitions
import Web

/// The three ways to make the request, none better than the others.
struct ProcedureChannels {
    let definition: ProcedureDefinition
    let unit: UnitContact
    let words: Words

    func html(_ french: HTML?) -> HTML {
        """
        <h2 id="autrement">\(words("procedures.page.channels"))</h2>
        <h3>\(words("procedures.channel.online"))</h3>
        <p>\(words("procedures.channel.online.\(online)"))</p>
        <h3>\(words("procedures.channel.phone"))</h3>
        <p\(french)>\(definition.channels.phone ?? "")</p>
        \(if: !unit.phone.isEmpty, "<p><a href=\"\(unit.phone.telephoneLink)\">\(unit.phone)</a></p>")
        <h3>\(words("procedures.channel.counter"))</h3>
        <p\(french)>\(definition.channels.counter ?? "")</p>
        <p class="lines"><strong>\(unit.name)</strong>\(line(unit.address))\(line(unit.openingHours))</p>
        <p>\(words("procedures.channel.paper"))</p>
        """
    }

    private var online: String { definition.external != nil ? "external" : definition.proof != nil ? "known" : "here" }

    private func line(_ text: String) -> HTML? { text.isEmpty ? nil : "\n\(text)" }
}

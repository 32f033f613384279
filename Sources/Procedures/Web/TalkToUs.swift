import Core
import Web

/// How to do without this site: the phone and the counter of the town.
struct TalkToUs {
    let site: Site
    let words: Words

    var html: HTML {
        """
        <h2>\(words("procedures.talk.title"))</h2>
        <p>\(words("procedures.talk.text"))</p>
        <ul>
        \(if: !site.phone.isEmpty, "<li>\(words("procedures.talk.phone")) <a href=\"\(site.phone.telephoneLink)\">\(site.phone)</a></li>")
        \(if: !site.address.isEmpty, "<li>\(words("procedures.talk.counter")) <span class=\"lines\">\(site.address)</span></li>")
        \(if: !site.openingHours.isEmpty, "<li>\(words("procedures.talk.hours")) <span class=\"lines\">\(site.openingHours)</span></li>")
        </ul>
        """
    }
}

/// What a browser calls itself, in two words that its owner recognises: "Firefox, Windows". Never used to recognise anybody.
public struct DeviceName: Sendable {
    public let text: String

    public init(userAgent: String) {
        let browser = Self.browsers.first { userAgent.contains($0.mark) }?.name
        let system = Self.systems.first { userAgent.contains($0.mark) }?.name
        text = [browser, system].compactMap { $0 }.joined(separator: ", ")
    }

    private typealias Known = (mark: String, name: String)

    /// In this order: Edge also says Chrome, Chrome also says Safari.
    private static let browsers: [Known] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    private static let systems: [Known] = [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]
}

import Testing

@Suite("A place for each thing")
struct PlacesTests {
    @Test("SQL is written in storage folders only")
    func sqlIsInStorage() {
        let sql = ["INSERT INTO ", "SELECT ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX "]
        let update = #/UPDATE \w+ SET /#
        #expect(SourceTree.product.filter { !isStorage($0) && ($0.has(sql) || $0.code.contains(update)) }.map(\.path) == [])
    }

    /// The door of a feature (`…Feature.swift`) may hand over what its web folder made.
    @Test("Pages are written in web folders only, and those that are printed in the folder of papers")
    func pagesAreInWeb() {
        let (types, markup) = ([": HTML ", "-> HTML ", "HTML ="], ["\"<p>", "\"<h1>", "\"<div", "\"<ul>"])
        let outside = SourceTree.product.filter { !isWeb($0) && !$0.path.hasPrefix("Sources/Definitions/Paper/") }
        #expect(outside.filter { $0.has(types) && !$0.path.hasSuffix("Feature.swift") || $0.has(markup) }.map(\.path) == [])
    }

    @Test("A spreadsheet is written by the one writer that knows what runs in a cell")
    func spreadsheetsAreWrittenOnce() {
        let writing = SourceTree.product.filter { $0.code.contains("mediaType: \"text/csv") }
        #expect(writing.filter { !$0.code.contains("CSV.") }.map(\.path) == [])
    }

    /// Where the operator's settings say alone, and nobody who signs in.
    private static let callsWhereSettingsSay: Set = [
        "Sources/OpenID/HTTPSExchange.swift", "Sources/Appointments/Sending/NationalHTTP.swift", "Sources/Correspondence/Sending/HTTPGateway.swift",
        "Sources/Correspondence/Sending/SMTP.swift", "Sources/Correspondence/Sending/MailGreeting.swift",
    ]

    @Test("Who calls out calls addresses of the internet alone, or where the operator's settings say")
    func callsGoOutside() {
        let calling = SourceTree.product.filter { $0.code.contains("ccurl_") && !$0.code.contains("_outside(") && !$0.path.contains("/CCurlShim/") }
        #expect(Set(calling.map(\.path)).subtracting(Self.callsWhereSettingsSay).sorted() == [])
    }

    /// The end of a thread's wait (`timeIntervalSinceNow`) is not the time that people are told.
    @Test("Only App asks for the time; below it, time is an argument")
    func timeIsAnArgument() {
        let clock = [" Date()", "(Date()", "Date.now", ": Date = .now"]
        #expect(SourceTree.product.filter { isBelowApp($0) && $0.has(clock) }.map(\.path) == [])
    }

    /// A child process is given its parent's environment, and found in its path.
    private static let startsPrograms: Set = ["Sources/Storage/Backup/PostgresDump.swift"]

    @Test("Only App reads the environment; below it, settings are arguments")
    func settingsAreArguments() {
        let environment = ["processInfo.environment", "getenv("]
        let reading = SourceTree.product.filter { isBelowApp($0) && $0.has(environment) }.map(\.path)
        #expect(Set(reading).subtracting(Self.startsPrograms).sorted() == [])
    }

    /// The library that runs services writes their names in the log. The one that Swift makes of a structure holds all that it holds: the key, the passwords.
    @Test("A service says its own name")
    func servicesAreNamed() {
        let unnamed = #/: (Sendable, )?Service(, Sendable)? \{/#
        #expect(SourceTree.product.filter { $0.code.contains(unnamed) }.map(\.path) == [])
    }

    /// A style sheet may be longer: one file is one request. A table of fixtures has a line for each thing.
    @Test("No file is longer than 300 lines")
    func filesAreShort() {
        let written = ["Sources", "Tests", "Assets/static", "bin"].flatMap(SourceTree.files)
            .filter { $0.path != "Sources/CAssets/assets.c" && !$0.path.hasSuffix(".css") && !$0.path.hasSuffix(".csv") }
        #expect(written.filter { $0.lineCount > 300 }.map { "\($0): \($0.lineCount)" } == [])
    }

    private func isStorage(_ file: SourceFile) -> Bool { file.room == "Storage" || file.isIn("Storage") }
    private func isWeb(_ file: SourceFile) -> Bool { file.room == "Web" || file.isIn("Web") }
    private func isBelowApp(_ file: SourceFile) -> Bool { file.room != "App" && file.room != "admilib" }
}

extension SourceFile {
    /// Whether its code, comments left out, holds one of these.
    fileprivate func has(_ texts: [String]) -> Bool { texts.contains { code.contains($0) } }
}

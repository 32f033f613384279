import Testing

@Suite("The rooms of the house")
struct RoomsTests {
    static let engines: Set = ["Law", "Forms", "Workflows"]
    static let features: Set = [
        "Organisations", "Identity", "Procedures", "Studio", "Attachments", "Dossiers", "Correspondence", "Reception", "Appointments", "People",
        "Incidents", "Privacy", "Insight", "Mandates", "Queues", "Addresses", "Panels",
    ]

    @Test("Core stands on Foundation and cryptography alone")
    func coreIsSmall() {
        #expect(imports(of: { $0.room == "Core" }, beyond: ["Foundation", "Crypto"]) == [])
    }

    @Test("An engine knows Core and nothing else: no database, no page, no other engine")
    func enginesArePure() {
        #expect(imports(of: { Self.engines.contains($0.room) }, beyond: ["Core", "Foundation"]) == [])
    }

    @Test("What a procedure is stands on the engines, and on the reader of YAML")
    func definitionsArePure() {
        #expect(imports(of: { $0.room == "Definitions" }, beyond: Self.engines.union(["Core", "Foundation", "Yams"])) == [])
    }

    @Test("When one can come is computed from Core and from the holidays of the law")
    func schedulingIsPure() {
        #expect(imports(of: { $0.room == "Scheduling" }, beyond: ["Core", "Law", "Foundation"]) == [])
    }

    @Test("A domain knows Core, the engines, what a procedure is, and nothing else")
    func domainsArePure() {
        #expect(imports(of: { $0.isIn("Domain") }, beyond: Self.engines.union(["Core", "Definitions", "Scheduling", "Secrets", "Foundation"])) == [])
    }

    @Test("The database knows nothing of pages, and pages nothing of the database")
    func storageAndWebAreStrangers() {
        #expect(imports(of: { $0.room == "Storage" || $0.isIn("Storage") }, among: ["Web", "Hummingbird"]) == [])
        #expect(imports(of: { $0.room == "Web" || $0.isIn("Web") }, among: ["Storage", "GRDB", "CPQ"]) == [])
    }

    @Test("A feature never knows another feature")
    func featuresAreStrangers() {
        for feature in Self.features {
            #expect(imports(of: { $0.room == feature }, among: Self.features.subtracting([feature]).union(["App"])) == [])
        }
    }

    @Test("Storage and Web know no feature")
    func foundationsKnowNoFeature() {
        #expect(imports(of: { ["Storage", "Web", "Core"].contains($0.room) }, among: Self.features.union(["App"])) == [])
    }

    /// "path imports Module", for what is not allowed.
    private func imports(of isMeant: (SourceFile) -> Bool, beyond allowed: Set<String>) -> [String] {
        SourceTree.product.filter(isMeant).flatMap { file in file.imports.subtracting(allowed).sorted().map { "\(file) imports \($0)" } }
    }

    private func imports(of isMeant: (SourceFile) -> Bool, among forbidden: Set<String>) -> [String] {
        SourceTree.product.filter(isMeant).flatMap { file in file.imports.intersection(forbidden).sorted().map { "\(file) imports \($0)" } }
    }
}

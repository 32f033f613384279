import Testing

@testable import Insight

@Suite("A file of districts")
struct DistrictFileTests {
    private static let triangle = "[[-1.7,48.1],[-1.6,48.1],[-1.65,48.2],[-1.7,48.1]]"

    private func feature(_ properties: String, _ geometry: String? = nil) -> String {
        #"{"type":"Feature","properties":\#(properties),"geometry":\#(geometry ?? #"{"type":"Polygon","coordinates":[\#(Self.triangle)]}"#)}"#
    }

    private func file(_ features: [String], _ more: String = "") -> [UInt8] {
        Array(#"{"type":"FeatureCollection",\#(more)"features":[\#(features.joined(separator: ","))]}"#.utf8)
    }

    private func fault(_ bytes: [UInt8], namedBy property: String? = nil) -> DistrictFault? {
        do {
            _ = try DistrictFile(bytes, namedBy: property)
            return nil
        } catch { return error }
    }

    private func fault(of ring: String) -> DistrictFault? {
        fault(file([feature(#"{"nom":"Gare"}"#, #"{"type":"Polygon","coordinates":[\#(ring)]}"#)]))
    }

    @Test("Polygons, holes, several parts, altitudes and a byte order mark are read")
    func whole() throws {
        let holed = #"{"type":"Polygon","coordinates":[[[0,0],[10,0,35.5],[10,10],[0,10],[0,0]],[[3,3],[7,3],[5,7],[3,3]]]}"#
        let parts = #"{"type":"MultiPolygon","coordinates":[[\#(Self.triangle)],[[[-1.5,48.1],[-1.4,48.1],[-1.4,48.2],[-1.5,48.1]]]]}"#
        let bytes = [0xEF, 0xBB, 0xBF] + file([feature(#"{"nom":" Les Éts – Gare "}"#, holed), feature(#"{"nom":"Centre","code":2}"#, parts)])

        let read = try DistrictFile(bytes)

        #expect(read.property == "nom" && read.districts.map(\.code) == ["les-ets-gare", "centre"])
        #expect(read.districts.map { $0.areas.map(\.holes.count) } == [[1], [0, 0]])
        #expect(read.districts[0].name == "Les Éts – Gare")
    }

    @Test("The property that holds the names is found, said, or asked for")
    func named() throws {
        let towns = [#"{"code":"1","nom_quart":"Gare"}"#, #"{"CODE":1,"LIBELLE":"Gare"}"#, #"{"c_qu":"07","secteur":"Gare","ville":null}"#]
        #expect(try towns.map { try DistrictFile(file([feature($0)])).property } == ["nom_quart", "LIBELLE", "secteur"])

        let south = #"{"type":"Polygon","coordinates":[[[-1.7,48.0],[-1.6,48.0],[-1.65,48.1],[-1.7,48.0]]]}"#
        let two = file([feature(#"{"un":"Gare","deux":"Nord"}"#), feature(#"{"un":"Centre","deux":"Sud"}"#, south)])
        #expect(fault(two) == .whichName(properties: ["deux", "un"]))
        #expect(try DistrictFile(two, namedBy: "DEUX").districts.map(\.name) == ["Nord", "Sud"])
        #expect(fault(two, namedBy: "trois") == .unknownProperty("trois", properties: ["deux", "un"]))
        #expect(fault(file([feature("{}")])) == .whichName(properties: []))
        #expect(fault(file([feature("null")])) == .whichName(properties: []))
    }

    @Test("No name, the same twice, too long a one: said, with which")
    func names() {
        #expect(fault(file([feature(#"{"nom":"Gare"}"#), feature(#"{"nom":"  "}"#)])) == .noName(feature: "2", property: "nom"))
        #expect(fault(file([feature(#"{"nom":"Gare"}"#), feature(#"{"code":3}"#)])) == .noName(feature: "2", property: "nom"))
        #expect(fault(file([feature(#"{"nom":"L'Égalité"}"#), feature(#"{"nom":"l egalite"}"#)])) == .sameName("l egalite"))
        let long = String(repeating: "a", count: 81)
        #expect(fault(file([feature(#"{"nom":"\#(long)"}"#)])) == .longName(feature: String(repeating: "a", count: 40) + "…"))
    }

    @Test("Lambert-93 is recognised by its metres, its zones and its name")
    func lambert() {
        #expect(fault(of: "[[352000,6789000],[353000,6789000],[352500,6790000],[352000,6789000]]") == .lambert)
        #expect(fault(of: "[[1352000.5,7222000],[1353000,7222000],[1352500,7223000],[1352000.5,7222000]]") == .lambert)
        let system = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"#
        #expect(fault(file([feature(#"{"nom":"Gare"}"#)], system)) == .lambert)
        #expect(fault(of: "[[-187000,6124000],[-186000,6124000],[-186500,6125000],[-187000,6124000]]") == .projected)
        #expect(fault(file([feature(#"{"nom":"Gare"}"#)], system.replacing("2154", with: "3857"))) == .projected)
        #expect(fault(file([feature(#"{"nom":"Gare"}"#)], system.replacing("EPSG::2154", with: "OGC:1.3:CRS84"))) == nil)
    }

    @Test("Latitude before longitude is recognised in all of France; elsewhere nothing tells")
    func swapped() {
        #expect(fault(of: "[[48.1,-1.7],[48.2,-1.7],[48.15,-1.6],[48.1,-1.7]]") == .swapped)
        #expect(fault(of: "[[55.4,-20.9],[55.5,-20.9],[55.45,-20.8],[55.4,-20.9]]") == nil)
        #expect(fault(of: "[[-20.9,55.4],[-20.9,55.5],[-20.8,55.45],[-20.9,55.4]]") == .swapped)
        #expect(fault(of: "[[-22.3,166.4],[-22.3,166.5],[-22.2,166.45],[-22.3,166.4]]") == .swapped)
        #expect(fault(of: "[[4.3,50.8],[4.4,50.8],[4.35,50.9],[4.3,50.8]]") == nil)
        #expect(fault(of: "[[50.8,14.3],[50.9,14.3],[50.85,14.4],[50.8,14.3]]") == nil)
    }

    @Test("An outline that crosses itself or another is refused, with where; one that touches itself, or slips by a metre, is taken")
    func crossing() {
        let bow = "[[-1.7,48.1],[-1.6,48.2],[-1.6,48.1],[-1.7,48.2],[-1.7,48.1]]"
        guard case .crossing(feature: "Gare", let point) = fault(of: bow) else { return #expect(Bool(false)) }
        #expect(point.inDegrees == "48.15000, -1.65000")
        let hole = "[[-1.7,48.1],[-1.6,48.1],[-1.6,48.2],[-1.7,48.2],[-1.7,48.1]],[[-1.65,48.15],[-1.55,48.15],[-1.65,48.17],[-1.65,48.15]]"
        if case .crossing = fault(of: hole) {} else { Issue.record("A hole out of its outline") }
        #expect(fault(of: "[[-1.7,48.1],[-1.65,48.15],[-1.6,48.1],[-1.6,48.2],[-1.65,48.15],[-1.7,48.2],[-1.7,48.1]]") == nil)
        #expect(fault(of: "[[-1.7,48.1],[-1.6,48.1],[-1.6,48.2],[-1.600005,48.2],[-1.599995,48.15],[-1.7,48.2],[-1.7,48.1]]") == nil)
    }

    @Test("What surrounds nothing, goes around the Earth, or covers the same ground twice is refused")
    func odd() {
        #expect(fault(of: "[[0,0],[1,1],[2,2],[0,0]]") == .flatRing(feature: "Gare"))
        #expect(fault(of: "[[179.9,-16],[-179.9,-16],[-179.9,-15.9],[179.9,-15.9],[179.9,-16]]") == .tooWide(feature: "Gare"))
        let twice = [feature(#"{"nom":"Commune"}"#), feature(#"{"nom":"Gare"}"#)]
        #expect(fault(file(twice)) == .sameGround("Commune", "Gare"))
        let properties = (0...DistrictFile.mostProperties).map { #""p\#($0)":1"# }.joined(separator: ",")
        #expect(fault(file([feature("{\(properties)}")])) == .tooManyProperties)
    }

    @Test("An outline made to keep us busy is refused before long")
    func tangled() {
        let comb = (0..<12_000).map { "[\(Double($0 % 2) / 2),\(Double($0) / 20_000)]" } + ["[0.6,0.7]", "[-0.1,0.7]", "[-0.1,0]", "[0.0,0.0]"]
        #expect(fault(of: "[\(comb.joined(separator: ","))]") == .tangled(feature: "Gare"))
    }

    @Test("Outlines that are none are refused, with the name of their district")
    func outlines() {
        #expect(fault(of: "[[0,0],[1,0],[1,1],[0,1]]") == .openRing(feature: "Gare"))
        #expect(fault(of: "[]") == .openRing(feature: "Gare"))
        #expect(fault(of: "[[0,0],[1,0],[0,0]]") == .flatRing(feature: "Gare"))
        #expect(fault(of: "[[0,0],[0.0000001,0],[0,0.0000001],[0,0]]") == .flatRing(feature: "Gare"))
        for ring in [
            "[[0,0],[1],[1,1],[0,0]]", "[[0,0],[\"1\",0],[1,1],[0,0]]", "[[0,0],[200,0],[1,1],[0,0]]", "[0,0]", "[[0,0],[0,91],[1,1],[0,0]]",
        ] {
            #expect(fault(of: ring) == .badPosition(feature: "Gare"), "\(ring)")
        }
        for geometry in [
            "null", #"{"type":"Point","coordinates":[0,0]}"#, #"{"type":"Polygon","coordinates":[]}"#, #"{"type":"GeometryCollection"}"#,
        ] {
            if case .notAnArea(feature: "Gare", _) = fault(file([feature(#"{"nom":"Gare"}"#, geometry)])) { continue }
            Issue.record("\(geometry)")
        }
    }

    @Test("What is no GeoJSON, or holds nothing, or too much")
    func bounds() {
        for text in ["", "quartier;nom", "{}", "[]", #"{"type":"FeatureCollection"}"#, #"{"type":"Polygon","coordinates":[]}"#, "{\"type\":"] {
            #expect(fault(Array(text.utf8)) == .notGeoJSON, "\(text)")
        }
        #expect(fault(Array(String(repeating: "[", count: 100_000).utf8)) == .notGeoJSON)
        #expect(fault(file([])) == .noDistrict)
        #expect(fault(file((0...DistrictFile.mostDistricts).map { feature(#"{"nom":"Q\#($0)"}"#) })) == .tooManyDistricts)
        #expect(fault([UInt8](repeating: 0x20, count: DistrictFile.mostBytes + 1)) == .tooLarge)
        let points = (0...DistrictFile.mostPoints).map { _ in "[0,0]" }.joined(separator: ",")
        #expect(fault(of: "[\(points)]") == .tooManyPoints)
    }
}

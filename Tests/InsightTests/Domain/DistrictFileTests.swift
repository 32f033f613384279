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
        let parts = #"{"type":"MultiPolygon","coordinates":[[\#(Self.triangle)],[[[1,1],[2,1],[2,2],[1,1]]]]}"#
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

        let two = file([feature(#"{"un":"Gare","deux":"Nord"}"#), feature(#"{"un":"Centre","deux":"Sud"}"#)])
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

    @Test("Latitude before longitude is recognised in France; elsewhere nothing tells")
    func swapped() {
        #expect(fault(of: "[[48.1,-1.7],[48.2,-1.7],[48.15,-1.6],[48.1,-1.7]]") == .swapped)
        #expect(fault(of: "[[55.4,-20.9],[55.5,-20.9],[55.45,-20.8],[55.4,-20.9]]") == nil)
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

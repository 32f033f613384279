import Core
import Foundation
import Law

/// What goes with the package for the archive service: `manifest.xml` in SEDA 2.1, one unit by request, one item by file, each with its digest
/// (NF Z44-022; code du patrimoine R212-16).
struct TransferManifest: Sendable {
    struct Item: Sendable {
        let path: String
        let name: String
        let size: Int
        let digest: String
    }

    struct Unit: Sendable {
        let title: String
        let reference: String
        let started: LocalDate
        let ended: LocalDate?
        let items: [Item]
    }

    let identifier: String
    let date: Date
    let transferring: String
    let units: [Unit]

    var xml: String {
        let numbered = units.enumerated().map { ($0.offset, $0.element) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <ArchiveTransfer xmlns="fr:gouv:culture:archivesdefrance:seda:v2.1">
            <Date>\(date.formatted(.iso8601))</Date>
            <MessageIdentifier>\(Self.escaped(identifier))</MessageIdentifier>
            <CodeListVersions></CodeListVersions>
            <DataObjectPackage>
            \(numbered.map { unit in unit.1.items.enumerated().map { object($0.element, id(unit.0, $0.offset)) }.joined() }.joined())\
            <DescriptiveMetadata>
            \(numbered.map { archiveUnit($0.1, $0.0) }.joined())\
            </DescriptiveMetadata>
            <ManagementMetadata><LegalStatus>Public Archive</LegalStatus></ManagementMetadata>
            </DataObjectPackage>
            <ArchivalAgency><Identifier>SERVICE-ARCHIVES</Identifier></ArchivalAgency>
            <TransferringAgency><Identifier>\(Self.escaped(transferring))</Identifier></TransferringAgency>
            </ArchiveTransfer>

            """
    }

    private func id(_ unit: Int, _ item: Int) -> String { "ID\(unit + 1)-\(item + 1)" }

    private func object(_ item: Item, _ id: String) -> String {
        """
        <BinaryDataObject id="\(id)"><DataObjectVersion>BinaryMaster_1</DataObjectVersion><Uri>\(Self.escaped(item.path))</Uri>\
        <MessageDigest algorithm="SHA-512">\(item.digest)</MessageDigest><Size>\(item.size)</Size>\
        <FileInfo><Filename>\(Self.escaped(item.name))</Filename></FileInfo></BinaryDataObject>

        """
    }

    private func archiveUnit(_ unit: Unit, _ number: Int) -> String {
        let items = unit.items.enumerated().map { index, item in
            """
            <ArchiveUnit id="AU\(number + 1)-\(index + 1)"><Content><DescriptionLevel>Item</DescriptionLevel><Title>\(Self.escaped(item.name))</Title>\
            </Content><DataObjectReference><DataObjectReferenceId>\(id(number, index))</DataObjectReferenceId></DataObjectReference></ArchiveUnit>

            """
        }
        return """
            <ArchiveUnit id="AU\(number + 1)"><Content><DescriptionLevel>File</DescriptionLevel>\
            <Title>\(Self.escaped(unit.title)) \(unit.reference)</Title><StartDate>\(unit.started)</StartDate>\
            \(unit.ended.map { "<EndDate>\($0)</EndDate>" } ?? "")</Content>
            \(items.joined())</ArchiveUnit>

            """
    }

    /// XML 1.0 has no control characters but tab and line ends.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }.reduce(into: "") { out, scalar in
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
    }
}

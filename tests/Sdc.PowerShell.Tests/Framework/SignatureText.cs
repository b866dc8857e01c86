using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Sdc.PowerShell.Tests.Framework;

/// <summary>A type in a signature: its text, and where it or its generic definition stands.</summary>
internal readonly record struct SignatureType(string Text, EntityHandle Handle);

/// <summary>Signatures as texts that are equal where the signatures are, whichever assembly they stand in.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<SignatureType, object?>
{
    private static readonly SignatureText Provider = new();

    public static string OfMember(MemberReference member) => member.GetKind() == MemberReferenceKind.Field
        ? member.DecodeFieldSignature(Provider, null).Text
        : Text(member.DecodeMethodSignature(Provider, null));

    public static string Of(MethodDefinition method) => Text(method.DecodeSignature(Provider, null));

    public static string Of(FieldDefinition field) => field.DecodeSignature(Provider, null).Text;

    public static SignatureType Of(TypeSpecification type) => type.DecodeSignature(Provider, null);

    public SignatureType GetPrimitiveType(PrimitiveTypeCode typeCode) => Only(typeCode.ToString());

    public SignatureType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => new(TypeNames.Of(reader, handle), handle);

    public SignatureType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => new(TypeNames.Of(reader, handle), handle);

    public SignatureType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Of(reader.GetTypeSpecification(handle));

    public SignatureType GetGenericInstantiation(SignatureType genericType, ImmutableArray<SignatureType> typeArguments) =>
        genericType with { Text = $"{genericType.Text}<{string.Join(',', typeArguments.Select(type => type.Text))}>" };

    public SignatureType GetSZArrayType(SignatureType elementType) => Only(elementType.Text + "[]");

    public SignatureType GetArrayType(SignatureType elementType, ArrayShape shape) => Only($"{elementType.Text}[{shape.Rank}]");

    public SignatureType GetByReferenceType(SignatureType elementType) => Only(elementType.Text + "&");

    public SignatureType GetPointerType(SignatureType elementType) => Only(elementType.Text + "*");

    public SignatureType GetPinnedType(SignatureType elementType) => elementType;

    public SignatureType GetGenericTypeParameter(object? genericContext, int index) => Only("!" + index);

    public SignatureType GetGenericMethodParameter(object? genericContext, int index) => Only("!!" + index);

    public SignatureType GetFunctionPointerType(MethodSignature<SignatureType> signature) => Only("fn " + Text(signature));

    public SignatureType GetModifiedType(SignatureType modifier, SignatureType unmodifiedType, bool isRequired) =>
        unmodifiedType with { Text = $"{unmodifiedType.Text} {(isRequired ? "modreq" : "modopt")}({modifier.Text})" };

    private static SignatureType Only(string text) => new(text, default);

    private static string Text(MethodSignature<SignatureType> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType.Text} `{signature.GenericParameterCount}({string.Join(',', signature.ParameterTypes.Select(type => type.Text))})";
}

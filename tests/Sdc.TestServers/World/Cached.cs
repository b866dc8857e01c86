namespace Sdc.TestServers;

/// <summary>A view of a collection, made when it is asked for and kept until the collection changes. Its owner locks.</summary>
internal sealed class Cached<T>(Func<T> make) where T : class
{
    private T? value;

    public T Value => value ??= make();

    public void Forget() => value = null;
}

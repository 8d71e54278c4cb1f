using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    public INukeBuild Build { get; internal set; }
    public virtual int Priority => 0;
    public virtual bool SuppressWarnings => false;

    public abstract object GetValue(MemberInfo member, object instance);

    public object TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception)
        {
            if (!SuppressWarnings)
                Log.Warning($"Could not inject value for {member.DeclaringType?.Name}.{member.Name}", exception);
            return null;
        }
    }
}

<#-- What every reader of a case file is bound by, said before the login. -->
<#macro content>
<p id="zegel-banner" class="zegel-banner" role="note">${msg("zegelBanner")}</p>
</#macro>

text
<%include file="other.mako"/>
